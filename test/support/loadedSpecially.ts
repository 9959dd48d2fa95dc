/** Where the pages are. */
export const pages = 'src/ui/pages';

/** The files of Dutch words. */
export const words = (...names: string[]) => names.map((name) => `src/i18n/nl/${name}.json`);

/** What is loaded apart, and takes more than a step to come to: each has a test of its own. */
export const special = {
  failed: `${pages}/failed.tsx`,
  caseNotice: `${pages}/invitation/caseNotice.tsx`,
  locked: 'src/protocol/encryptedEnrolment.ts',
  strays: 'src/ui/parts/unreadableRows.tsx',
  notices: ['src/ui/parts/notices.tsx', ...words('notices')],
  gate: `${pages}/lock/gate.tsx`,
  unlocking: ['src/wiring/unlocking.tsx', ...words('lock')],
  older: ['src/wiring/turningAway.tsx', ...words('notices')],
  lockNow: 'src/ui/parts/lockNow.tsx',
  backupNow: 'src/ui/parts/backupNow.tsx',
  handedOver: `${pages}/handover/handedOver.tsx`,
  enterprise: [`${pages}/enterpriseFields.tsx`, ...words('more')],
  audit: [`${pages}/auditNotice.tsx`, ...words('audit')],
  correction: [
    `${pages}/correction/notice.tsx`,
    `${pages}/correction/onReview.tsx`,
    `${pages}/correction/unsaid.tsx`,
    'src/ui/styles/correction.css',
  ],
  goOn: `${pages}/anotherDevice/goOn.tsx`,
  copyNotice: `${pages}/anotherDevice/notice.tsx`,
  copyStays: `${pages}/anotherDevice/copyStays.tsx`,
  differOnReview: `${pages}/anotherDevice/onReview.tsx`,
  deliveredElsewhere: `${pages}/anotherDevice/deliveredElsewhere.tsx`,
  earlier: ['src/surveys/furtherFiles.ts', 'src/surveys/ict-2024/1.0.0.json'],
};
