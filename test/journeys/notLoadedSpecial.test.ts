import { it } from 'vitest';
import { encryptEnrolment, newAccessCode } from '../../src/protocol/encryptedEnrolment.ts';
import { enrolmentText } from '../../src/protocol/enrolment.ts';
import { answerSheet, shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';
import { fails, fileOf, firstVisits, goTo } from '../support/firstVisits.ts';
import { ict2024 } from '../support/ict2024.ts';
import { special } from '../support/loadedSpecially.ts';
import { passphrase, setLock, unlock, wants } from '../support/lockedDevice.ts';
import { Respondent } from '../support/respondent.ts';

const here = desk();
const { visitor, start, begin } = firstVisits(here);

it.each(special.enterprise)(
  'says so where %s cannot be loaded, and asks for the enterprise once it can',
  async (source) => {
    const page = await visitor();
    const config = { endpoint: 'api/v1', enterprise: 'required' };
    await page.route('**/config.json', (route) => route.fulfill({ json: config }));
    await start(page);
    await page.waitForSelector('[data-action="begin"]');
    const begun = () => page.click('[data-action="begin"]');
    await fails(page, fileOf(source), 'part', begun, '#enterprise-number');
  },
);

it.each(special.audit)(
  'says so where %s cannot be loaded, and tells of the audit trail once it can',
  async (source) => {
    const page = await visitor();
    await page.route('**/config.json', (route) => route.fulfill({ json: { endpoint: 'api/v1', audit: {} } }));
    await fails(page, fileOf(source), 'part', () => start(page), '[data-audit]');
  },
);

it.each(special.notices)('says so where %s cannot be loaded, and works once it can', async (source) => {
  const page = await visitor();
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await fails(page, fileOf(source), 'part', () => start(page), '[data-memory]');
});

it('says so where the list of what cannot be read cannot be loaded', async () => {
  const page = await visitor();
  await start(page);
  await page.waitForSelector('[data-action="begin"]');
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('veldwerk');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('responses', 'readwrite');
          writing.objectStore('responses').put({ id: 'foreign', nonsense: 1 });
          writing.oncomplete = () => resolve();
        };
      }),
  );
  await fails(page, fileOf(special.strays), 'part', () => page.reload(), '[data-strays]');
});

it.each(special.earlier)(
  'says so where %s cannot be loaded, and goes on with an earlier version once it can',
  async (source) => {
    const page = await visitor();
    const id = await begin(page);
    await goTo(page, '#/');
    await page.waitForSelector('[data-response]');
    await page.goto(`${here.wire.url}config.json`);
    await page.evaluate(
      (response) =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('veldwerk');
          opening.onsuccess = () => {
            const writing = opening.result.transaction('responses', 'readwrite');
            const responses = writing.objectStore('responses');
            const reading = responses.get(response);
            reading.onsuccess = () =>
              responses.put({ ...reading.result, instrument: { ...reading.result.instrument, version: '1.0.0' } });
            writing.oncomplete = () => resolve();
          };
        }),
      id,
    );
    await fails(page, fileOf(source), 'page', () => page.goto(`${here.wire.url}#/r/${id}/A`), '[data-module="A"]');
  },
);

it('says so where the page that says that something broke cannot be loaded', async () => {
  const page = await visitor();
  await begin(page);
  await page.evaluate(() =>
    Object.defineProperty(Intl, 'DateTimeFormat', {
      value: () => {
        throw new Error('broken');
      },
    }),
  );
  await fails(page, fileOf(special.failed), 'page', () => goTo(page, '#/'), '[data-page="failed"]');
});

it('says so where the notice on a case cannot be loaded', async () => {
  const page = await visitor();
  const invitation = enrolmentText({ format: 'veldwerk-enrolment/1', case: { id: 'ICT-17' } });
  await page.goto(`${here.wire.url}#/enrol/${invitation}`);
  await page.waitForSelector('[data-action="begin-case"]');
  await fails(page, fileOf(special.caseNotice), 'part', () => page.click('[data-action="begin-case"]'));
  await page.waitForSelector('[data-module="ID"]');
});

it('says so where what opens an encrypted invitation cannot be loaded', async () => {
  const page = await visitor();
  const code = newAccessCode();
  const text = await encryptEnrolment({ format: 'veldwerk-enrolment/1', case: { id: 'ICT-17' } }, code);
  await page.goto(`${here.wire.url}#/enrol/${text}`);
  await page.fill('[name="code"]', code);
  const open = () => page.click('[data-enrolment="locked"] button[type="submit"]');
  await fails(page, fileOf(special.locked), 'part', open, '[data-enrolment="ICT-17"]');
});

it('says so where the pages of a device lock cannot be loaded', async () => {
  wants(here, 'required');
  const page = await visitor();
  await fails(page, fileOf(special.gate), 'page', () => start(page), '[data-lock="wanted"]');
  await setLock(page);
  for (const source of special.unlocking)
    await fails(page, fileOf(source), 'page', () => page.reload(), '[data-lock="locked"]');
  await fails(page, fileOf(special.lockNow), 'part', () => unlock(page, passphrase), '[data-action="lock-now"]');
  const begun = () => page.click('[data-action="begin"]');
  await fails(page, fileOf(special.backupNow), 'part', begun, '[data-action="backup-locked"]');
  await goTo(page, page.url().replace(/.*#(.*)\/[^/]+$/, '#$1/handover'));
  const handOver = () => page.click('[data-action="hand-over"]');
  await fails(page, fileOf(special.handedOver), 'page', handOver, '[data-module]');
});

it.each(special.older)(
  'says so where %s cannot be loaded, and that a newer app has been here once it can',
  async (source) => {
    const page = await visitor();
    await page.goto(`${here.wire.url}config.json`);
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('veldwerk', 990);
          opening.onupgradeneeded = () => opening.result.createObjectStore('settings', { keyPath: 'name' });
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
        }),
    );
    await fails(page, fileOf(source), 'page', () => start(page), '[data-older-app]');
  },
);

it('says so where the code of the app itself cannot be loaded, and offers to try again', async () => {
  const page = await visitor();
  // With its styles, it would take 20 seconds until that is said.
  const code = '**/assets/first-*';
  await page.route(code, (route) => route.abort());
  await start(page);
  await page.waitForSelector('.app-not-loaded');
  await page.unroute(code);
  await page.click('.app-not-loaded [lang="nl"]');
  await page.waitForSelector('[data-action="begin"]');
});

it.each(special.correction)('says so where %s cannot be loaded, and corrects once it can', async (source) => {
  const page = await visitor();
  await begin(page);
  const jan = new Respondent(page, ict2024, answerSheet(ict2024, shortest, 1));
  await jan.answerRest();
  await jan.complete();
  await jan.receipt();
  await fails(page, fileOf(source), 'part', () => page.click('[data-action="correct"]'), '[data-correcting]');
});

it('says so where the parts for a draft on two devices cannot be loaded', async () => {
  const page = await visitor();
  const config = { endpoint: 'api/v1', draftCopy: true };
  await page.route('**/config.json', (route) => route.fulfill({ json: config }));
  const invitation = { format: 'veldwerk-enrolment/1', case: { id: 'ICT-18' }, token: 'a-token-of-nobody' } as const;
  await page.goto(`${here.wire.url}#/enrol/${enrolmentText(invitation)}`);
  const look = () => page.click('[data-action="look-elsewhere"]');
  await fails(page, fileOf(special.goOn), 'part', look, '[data-go-on]');
  await fails(page, fileOf(special.copyNotice), 'part', () => page.click('[data-action="begin-case"]'));
  await page.waitForSelector('[data-module="ID"]');
  const response = /#\/r\/([^/]+)/.exec(page.url())?.[1] ?? '';
  const other = { name: 'answered A1', seq: 9, writer: 'b'.repeat(16), value: { kind: 'answered', value: 42 } };
  const kept = { response, writer: 'a'.repeat(16), at: 0, lift: 0, differences: [other] as unknown[] };
  const keep = (what: typeof kept & { readonly ended?: string }) =>
    page.evaluate(
      (value) =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('veldwerk');
          opening.onsuccess = () => {
            const writing = opening.result.transaction('settings', 'readwrite');
            writing.objectStore('settings').put({ name: `draftCopy ${value.response}`, value });
            writing.oncomplete = () => resolve();
          };
        }),
      what,
    );
  await keep(kept);
  await page.goto(`${here.wire.url}config.json`);
  await page.goto(`${here.wire.url}#/r/${response}/A`);
  await page.waitForSelector('[data-difference]');
  await fails(
    page,
    fileOf(special.differOnReview),
    'part',
    () => goTo(page, `#/r/${response}/review`),
    '[data-differences]',
  );
  await goTo(page, '#/');
  await keep({ ...kept, differences: [], ended: 'delivered' });
  await fails(
    page,
    fileOf(special.deliveredElsewhere),
    'part',
    () => goTo(page, `#/r/${response}/review`),
    '[data-delivered-elsewhere]',
  );
  await goTo(page, '#/');
  const asks = () => page.click('[data-action="delete"]');
  await fails(page, fileOf(special.copyStays), 'part', asks, '[role="alertdialog"] [role="status"]');
});
