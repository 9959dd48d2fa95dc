// Written by `npm run messages` from the Dutch words, src/i18n/nl/*.json: change those, then run it again.

/** What stands in the place of a placeholder. */
type Value = string | number;

/** The words of the interface, by file. */
export interface Messages {
  readonly accessibility: {
    readonly title: string;
    readonly commitment: (values: { readonly publisher: Value }) => string;
    readonly commitmentByLaw: (values: { readonly publisher: Value; readonly law: Value }) => string;
    readonly noOffice: string;
    readonly scope: (values: { readonly version: Value; readonly address: Value }) => string;
    readonly statusTitle: string;
    readonly status: {
      readonly full: string;
      readonly partial: string;
      readonly none: string;
    };
    readonly aim: string;
    readonly contentTitle: string;
    readonly contentWhat: string;
    readonly reasons: {
      readonly nonCompliance: string;
      readonly burden: string;
      readonly outOfScope: string;
      readonly notInvoked: string;
    };
    readonly limits: readonly string[];
    readonly alternative: string;
    readonly preparationTitle: string;
    readonly prepared: (values: { readonly when: Value }) => string;
    readonly notDated: string;
    readonly reviewed: (values: { readonly when: Value }) => string;
    readonly method: string;
    readonly tried: string;
    readonly notTried: string;
    readonly contactTitle: string;
    readonly feedback: string;
    readonly reply: (values: { readonly count: number }) => string;
    readonly enforcementTitle: string;
    readonly enforcement: string;
    readonly noEnforcement: string;
    readonly keysTitle: string;
    readonly keys: readonly (readonly string[])[];
  };
  readonly app: {
    readonly name: string;
    readonly skipToContent: string;
    readonly unofficial: string;
    readonly cancel: string;
    readonly error: string;
    readonly language: string;
    readonly storage: string;
    readonly title: string;
    readonly continue: string;
    readonly by: (values: { readonly publisher: Value }) => string;
    readonly help: string;
    readonly offline: string;
    readonly toStart: string;
    readonly elsewhere: (values: { readonly name: Value }) => string;
    readonly storageBroken: string;
  };
  readonly audit: {
    readonly moments: string;
    readonly values: string;
  };
  readonly delivery: {
    readonly title: string;
    readonly states: {
      readonly queued: string;
      readonly sending: string;
      readonly paused: string;
      readonly delivered: string;
      readonly lost: string;
      readonly refused: string;
    };
    readonly permission: string;
    readonly bound: string;
    readonly nextAttempt: (values: { readonly last: Value; readonly next: Value }) => string;
    readonly waits: (values: { readonly count: number }) => string;
    readonly attempts: (values: { readonly count: number }) => string;
    readonly sendNow: string;
    readonly sendAgain: string;
    readonly save: string;
    readonly code: string;
    readonly receivedAt: (values: { readonly when: Value }) => string;
    readonly copy: string;
    readonly keepCode: string;
    readonly completedAt: (values: { readonly when: Value }) => string;
    readonly stay: string;
    readonly draft: string;
    readonly reasons: {
      readonly 'bad-request': string;
      readonly 'malformed-document': string;
      readonly 'digest-required': string;
      readonly 'id-mismatch': string;
      readonly unauthorised: string;
      readonly forbidden: string;
      readonly conflict: string;
      readonly 'too-large': string;
      readonly 'unsupported-media-type': string;
      readonly 'invalid-document': string;
      readonly other: string;
    };
    readonly faults: {
      readonly 'unknown-item': string;
      readonly 'wrong-value': string;
      readonly 'off-route': string;
      readonly 'not-skipped': string;
      readonly 'not-undetermined': string;
      readonly 'not-asked': string;
      readonly unaccounted: string;
      readonly 'counted-twice': string;
      readonly other: string;
    };
    readonly forWhom: string;
    readonly share: string;
    readonly print: string;
    readonly next: string;
    readonly nextWhat: string;
    readonly handBack: string;
  };
  readonly install: {
    readonly title: string;
    readonly risk: string;
    readonly apart: string;
    readonly ios: readonly string[];
    readonly mac: readonly string[];
  };
  readonly invitation: {
    readonly enter: string;
    readonly enterHint: string;
    readonly open: string;
    readonly title: string;
    readonly prefilled: string;
    readonly leftOut: string;
    readonly already: string;
    readonly completedHere: string;
    readonly anew: string;
    readonly code: string;
    readonly codeHint: string;
    readonly wrong: string;
    readonly slip: string;
    readonly unreadable: string;
    readonly neither: string;
    readonly unknown: string;
    readonly putAway: string;
    readonly fetching: string;
    readonly again: string;
    readonly sealed: string;
    readonly without: string;
    readonly beside: string;
    readonly another: string;
    readonly codeFaults: {
      readonly later: string;
      readonly unknown: string;
      readonly expired: string;
      readonly revoked: string;
      readonly 'used-up': string;
      readonly 'too-many': string;
    };
    readonly awaits: string;
    readonly elsewhere: string;
    readonly states: {
      readonly unauthorised: string;
      readonly revoked: string;
      readonly expired: string;
      readonly outOfScope: string;
      readonly ceased: string;
      readonly delivered: string;
    };
    readonly deliveredOn: (values: { readonly when: Value }) => string;
    readonly uninvited: string;
    readonly uninvitedWhy: string;
  };
  readonly leaving: {
    readonly receiptsTitle: string;
    readonly receipts: (values: { readonly count: number }) => string;
    readonly receivedAt: (values: { readonly when: Value }) => string;
    readonly automatic: (values: { readonly count: number }) => string;
    readonly title: string;
    readonly what: string;
    readonly start: string;
    readonly undelivered: string;
    readonly undeliveredCount: (values: { readonly count: number }) => string;
    readonly draft: string;
    readonly waits: string;
    readonly nothing: string;
    readonly unknown: string;
    readonly word: string;
    readonly type: (values: { readonly word: Value }) => string;
    readonly confirm: string;
    readonly faults: {
      readonly word: string;
      readonly held: string;
      readonly failed: string;
    };
  };
  readonly lock: {
    readonly title: string;
    readonly what: string;
    readonly wasSet: string;
    readonly passphrase: string;
    readonly show: string;
    readonly open: string;
    readonly byDevice: string;
    readonly outcomes: {
      readonly busy: string;
      readonly wrong: string;
      readonly refused: string;
      readonly failed: string;
    };
    readonly waits: (values: { readonly count: number }) => string;
    readonly forgotten: string;
    readonly final: string;
    readonly damaged: string;
    readonly setTitle: string;
    readonly setWhat: string;
    readonly required: string;
    readonly again: string;
    readonly hint: (values: { readonly least: Value }) => string;
    readonly understood: string;
    readonly recovery: string;
    readonly set: string;
    readonly said: {
      readonly busy: string;
      readonly short: string;
      readonly different: string;
      readonly 'not-understood': string;
      readonly unsaved: string;
      readonly wrong: string;
      readonly failed: string;
      readonly unsupported: string;
      readonly changed: string;
      readonly deviceAdded: string;
      readonly deviceRemoved: string;
    };
    readonly lockedTitle: string;
    readonly isLocked: (values: { readonly count: number }) => string;
    readonly sealing: string;
    readonly now: string;
    readonly changeTitle: string;
    readonly current: string;
    readonly next: string;
    readonly nextAgain: string;
    readonly change: string;
    readonly addDevice: string;
    readonly removeDevice: string;
    readonly offTitle: string;
    readonly offWhat: string;
    readonly off: string;
    readonly backup: string;
    readonly backupWhat: string;
    readonly otherPassphrase: string;
    readonly residue: string;
    readonly handover: {
      readonly title: string;
      readonly where: string;
      readonly what: string;
      readonly means: {
        readonly one: string;
        readonly others: string;
        readonly sent: string;
        readonly finger: string;
      };
      readonly curtain: string;
      readonly start: string;
      readonly not: {
        readonly lock: string;
        readonly off: string;
        readonly memory: string;
      };
      readonly on: string;
      readonly onWhat: string;
      readonly back: string;
      readonly endTitle: string;
      readonly endWhat: string;
      readonly end: string;
      readonly locked: string;
      readonly wipeHeld: string;
    };
  };
  readonly module: {
    readonly label: {
      readonly title: string;
      readonly hint: string;
    };
    readonly back: string;
    readonly next: string;
    readonly review: string;
    readonly reviewNow: string;
    readonly onward: string;
    readonly unknown: string;
  };
  readonly more: {
    readonly remark: string;
    readonly sendRemark: string;
    readonly cannot: string;
    readonly cannotHint: string;
    readonly which: string;
    readonly reasons: {
      readonly unknown: string;
      readonly refused: string;
      readonly inapplicable: string;
    };
    readonly explain: string;
    readonly leaveOpen: string;
    readonly enterprise: {
      readonly number: string;
      readonly required: string;
      readonly asked: string;
      readonly missing: string;
      readonly wrong: string;
      readonly notValid: string;
      readonly sent: string;
    };
    readonly mistakes: {
      readonly above: (values: { readonly typed: Value }) => string;
      readonly below: (values: { readonly typed: Value }) => string;
      readonly fraction: (values: { readonly typed: Value }) => string;
      readonly noNumber: (values: { readonly typed: Value }) => string;
    };
    readonly confirm: string;
    readonly confirmed: string;
    readonly why: string;
    readonly time: {
      readonly measured: (values: { readonly count: number }) => string;
      readonly lookup: string;
      readonly add: (values: { readonly minutes: Value }) => string;
      readonly addGroup: string;
      readonly confirm: (values: { readonly count: number }) => string;
      readonly shorter: string;
      readonly unconfirmed: string;
      readonly confirmed: string;
    };
  };
  readonly notLoaded: {
    readonly title: string;
    readonly what: string;
    readonly again: string;
    readonly part: string;
    readonly retry: string;
  };
  readonly notices: {
    readonly restored: {
      readonly responses: (values: { readonly count: number }) => string;
      readonly damaged: (values: { readonly count: number }) => string;
      readonly noted: string;
    };
    readonly alone: string;
    readonly full: string;
    readonly held: string;
    readonly memory: {
      readonly kept: string;
      readonly nowhere: string;
    };
    readonly outdated: string;
    readonly reload: string;
    readonly failed: {
      readonly title: string;
      readonly saved: string;
      readonly unsaved: string;
      readonly redraw: string;
      readonly restart: string;
      readonly listed: string;
    };
    readonly config: {
      readonly brokenFirst: string;
      readonly broken: string;
      readonly details: string;
    };
    readonly strays: {
      readonly found: (values: { readonly count: number }) => string;
      readonly export: string;
    };
    readonly offline: string;
    readonly faults: {
      readonly overtaken: string;
      readonly gone: string;
      readonly quota: string;
      readonly closed: string;
      readonly failed: string;
    };
    readonly backup: string;
    readonly insecure: string;
    readonly update: {
      readonly ready: string;
      readonly apply: string;
    };
  };
  readonly office: {
    readonly title: string;
    readonly language: string;
    readonly loading: string;
    readonly signOut: string;
    readonly nothing: string;
    readonly viewsTitle: string;
    readonly views: {
      readonly glance: string;
      readonly cases: string;
      readonly refused: string;
      readonly record: string;
      readonly find: string;
    };
    readonly signIn: {
      readonly title: string;
      readonly token: string;
      readonly hint: string;
      readonly go: string;
      readonly expired: string;
      readonly faults: {
        readonly 'signed-out': string;
        readonly forbidden: string;
        readonly slowed: string;
        readonly unreachable: string;
        readonly missing: string;
        readonly settled: string;
        readonly unreadable: string;
      };
    };
    readonly faults: {
      readonly 'signed-out': string;
      readonly forbidden: string;
      readonly slowed: string;
      readonly unreachable: string;
      readonly missing: string;
      readonly settled: string;
      readonly unreadable: string;
    };
    readonly glance: {
      readonly received: (values: { readonly count: number }) => string;
      readonly sealed: (values: { readonly count: number }) => string;
      readonly asOf: (values: { readonly time: Value }) => string;
      readonly number: string;
      readonly none: string;
      readonly cases: string;
      readonly state: string;
      readonly states: {
        readonly invited: string;
        readonly opened: string;
        readonly delivered: string;
        readonly refused: string;
        readonly reopened: string;
        readonly revoked: string;
        readonly expired: string;
        readonly outOfScope: string;
        readonly ceased: string;
      };
      readonly days: string;
      readonly day: string;
      readonly languages: string;
      readonly language: string;
      readonly questionnaires: string;
      readonly questionnaire: string;
      readonly senderTitle: string;
      readonly sender: string;
      readonly senders: {
        readonly proven: string;
        readonly claimed: string;
        readonly own: string;
        readonly none: string;
      };
      readonly refused: string;
      readonly reason: string;
    };
    readonly record: {
      readonly caption: string;
      readonly number: string;
      readonly at: string;
      readonly who: string;
      readonly act: string;
      readonly commandLine: string;
      readonly acts: {
        readonly 'signed-in': string;
        readonly 'signed-out': string;
        readonly 'token-made': string;
        readonly 'token-revoked': string;
        readonly 'cases-read': string;
        readonly 'cases-exported': string;
        readonly 'case-marked': string;
        readonly 'case-revoked': string;
        readonly 'case-extended': string;
        readonly 'codes-issued': string;
        readonly 'refused-read': string;
        readonly 'refused-judged': string;
        readonly 'refused-purged': string;
        readonly 'answers-exported': string;
        readonly 'contact-exported': string;
        readonly 'cases-searched': string;
        readonly 'case-read': string;
        readonly 'response-read': string;
      };
      readonly rights: {
        readonly counts: string;
        readonly answers: string;
        readonly contact: string;
        readonly decide: string;
        readonly issue: string;
      };
    };
    readonly cases: {
      readonly recorded: string;
      readonly all: string;
      readonly file: string;
      readonly found: (values: { readonly count: number }) => string;
      readonly first: (values: { readonly count: number }) => string;
      readonly id: string;
      readonly enterprise: string;
      readonly name: string;
      readonly until: string;
      readonly outstanding: string;
      readonly untilDay: string;
      readonly withThese: (values: { readonly count: number }) => string;
    };
    readonly refused: {
      readonly what: string;
      readonly found: (values: { readonly count: number }) => string;
      readonly last: string;
      readonly faults: string;
      readonly times: string;
      readonly id: string;
      readonly reasons: {
        readonly 'malformed-document': string;
        readonly 'digest-required': string;
        readonly 'digest-mismatch': string;
        readonly 'id-mismatch': string;
        readonly conflict: string;
        readonly 'too-large': string;
        readonly 'unsupported-media-type': string;
        readonly 'invalid-document': string;
        readonly 'unknown-instrument': string;
        readonly 'unknown-superseded': string;
      };
      readonly last200: (values: { readonly count: number }) => string;
      readonly one: string;
      readonly back: string;
      readonly head: string;
      readonly first: string;
      readonly sentWith: string;
      readonly form: string;
      readonly forms: {
        readonly document: string;
        readonly sealed: string;
        readonly unreadable: string;
      };
      readonly size: string;
      readonly saysCase: string;
      readonly started: string;
      readonly completed: string;
      readonly app: string;
      readonly answers: string;
      readonly purge: string;
      readonly purgeWhat: string;
      readonly gone: string;
      readonly purgeOld: string;
      readonly purgeOldWhat: string;
      readonly before: string;
      readonly again: string;
      readonly againWhat: string;
      readonly againGo: string;
      readonly judged: (values: { readonly count: number }) => string;
      readonly nowStored: (values: { readonly count: number }) => string;
    };
    readonly deeds: {
      readonly title: string;
      readonly submit: string;
      readonly done: string;
      readonly why: string;
      readonly whyHint: string;
      readonly marks: {
        readonly outOfScope: string;
        readonly ceased: string;
        readonly none: string;
      };
      readonly markWhat: {
        readonly outOfScope: string;
        readonly ceased: string;
        readonly none: string;
      };
      readonly revoke: string;
      readonly revokeWhat: string;
      readonly extend: string;
      readonly extendWhat: string;
      readonly day: string;
    };
    readonly codes: {
      readonly title: string;
      readonly what: string;
      readonly links: string;
      readonly unprepared: string;
      readonly go: string;
      readonly issued: (values: { readonly count: number }) => string;
      readonly none: string;
    };
    readonly find: {
      readonly label: string;
      readonly hint: string;
      readonly go: string;
      readonly recorded: string;
      readonly cases: (values: { readonly count: number }) => string;
      readonly more: string;
      readonly unregistered: string;
      readonly loose: (values: { readonly count: number }) => string;
    };
    readonly caseFile: {
      readonly title: (values: { readonly id: Value }) => string;
      readonly email: string;
      readonly none: string;
      readonly withheld: string;
      readonly story: string;
      readonly responses: string;
      readonly last: string;
      readonly noResponses: string;
      readonly receipt: string;
      readonly receivedAt: string;
      readonly id: string;
      readonly digest: string;
      readonly token: string;
      readonly tokenNumber: (values: { readonly id: Value }) => string;
      readonly revises: string;
      readonly read: string;
      readonly marks: {
        readonly hidden: string;
        readonly late: string;
        readonly otherSender: string;
        readonly reissued: string;
        readonly sealed: string;
        readonly erased: string;
        readonly altered: string;
      };
      readonly erased: (values: { readonly when: Value }) => string;
      readonly invitations: string;
      readonly tokens: string;
      readonly codes: string;
      readonly madeAt: string;
      readonly issuedAt: string;
      readonly endedAt: string;
      readonly origin: string;
      readonly origins: {
        readonly enrol: string;
        readonly hand: string;
        readonly code: string;
        readonly reissue: string;
      };
      readonly weak: string;
      readonly reissued: string;
      readonly redeemed: string;
      readonly times: (values: { readonly count: number }) => string;
      readonly yes: string;
      readonly no: string;
      readonly events: {
        readonly 'case-added': string;
        readonly 'token-registered': string;
        readonly 'code-issued': string;
        readonly 'code-issued-again': string;
        readonly 'code-redeemed': string;
        readonly opened: string;
        readonly delivered: string;
        readonly claimed: string;
        readonly refused: string;
        readonly reopened: string;
        readonly 'token-revoked': string;
        readonly revoked: string;
        readonly erased: string;
        readonly 'response-erased': string;
        readonly 'contact-erased': string;
        readonly 'refusal-purged': string;
        readonly 'case-marked': string;
        readonly 'case-unmarked': string;
        readonly 'case-extended': string;
        readonly 'rival-chosen': string;
        readonly 'choice-undone': string;
      };
      readonly refusals: string;
    };
    readonly response: {
      readonly title: string;
      readonly print: string;
      readonly closed: {
        readonly sealed: string;
        readonly erased: string;
        readonly unreadable: string;
        readonly 'unknown-questionnaire': string;
      };
      readonly startedAt: string;
      readonly completedAt: string;
      readonly measured: string;
      readonly modules: string;
      readonly prefilledMinutes: string;
      readonly declared: string;
      readonly minutes: (values: { readonly count: number }) => string;
      readonly sessions: (values: { readonly count: number }) => string;
      readonly changed: string;
      readonly unchanged: string;
      readonly prefilled: string;
      readonly givenName: string;
      readonly app: string;
      readonly simulated: string;
      readonly flags: string;
      readonly flagWords: {
        readonly enterpriseNumber: string;
        readonly confirmedNothing: string;
        readonly unknownModule: string;
        readonly moduleSeconds: string;
        readonly completedBeforeStarted: string;
        readonly measuredSeconds: string;
        readonly changed: string;
        readonly declaredBelowMeasured: string;
        readonly declaredMinutes: string;
      };
      readonly unanswered: string;
      readonly reasons: {
        readonly unknown: string;
        readonly refused: string;
        readonly inapplicable: string;
      };
      readonly standings: {
        readonly notApplicable: string;
        readonly undetermined: string;
        readonly blank: string;
        readonly withheld: string;
        readonly closed: string;
      };
      readonly confirmed: string;
      readonly open: string;
      readonly why: string;
      readonly remark: string;
    };
    readonly differences: {
      readonly show: string;
      readonly title: string;
      readonly found: (values: { readonly count: number }) => string;
      readonly all: string;
      readonly question: string;
      readonly differs: string;
      readonly closed: string;
    };
  };
  readonly print: {
    readonly action: string;
    readonly purpose: string;
    readonly toDelivery: string;
    readonly faults: {
      readonly unknown: string;
      readonly unfetched: string;
    };
    readonly copy: {
      readonly title: string;
      readonly draft: string;
      readonly draftNote: string;
      readonly enterprise: string;
      readonly number: string;
      readonly label: string;
      readonly case: string;
      readonly startedAt: string;
      readonly completedAt: string;
      readonly measured: string;
      readonly declared: string;
      readonly id: string;
      readonly noReceipt: string;
      readonly notApplicable: string;
      readonly waiting: string;
      readonly unanswered: string;
      readonly confirmed: (values: { readonly items: Value }) => string;
      readonly why: (values: { readonly words: Value }) => string;
      readonly remarkSent: string;
      readonly remarkKept: string;
    };
  };
  readonly question: {
    readonly clear: string;
    readonly cleared: string;
    readonly skipped: (values: { readonly question: Value; readonly reason: Value }) => string;
    readonly reason: (values: { readonly count: number; readonly items: Value; readonly answer: Value }) => string;
    readonly waiting: string;
    readonly undetermined: (values: { readonly question: Value; readonly items: Value }) => string;
    readonly waitingFor: (values: { readonly question: Value }) => string;
    readonly and: string;
    readonly total: string;
    readonly minutes: (values: { readonly count: number }) => string;
    readonly remainder: (values: { readonly rest: Value }) => string;
    readonly excess: (values: { readonly over: Value }) => string;
    readonly exact: string;
    readonly offer: (values: { readonly item: Value; readonly value: Value }) => string;
    readonly offerOnly: (values: { readonly shares: Value }) => string;
    readonly offerShare: (values: { readonly item: Value; readonly value: Value }) => string;
    readonly meant: string;
    readonly mark: string;
    readonly more: string;
    readonly original: string;
    readonly define: string;
    readonly close: string;
    readonly undo: string;
    readonly known: string;
    readonly takeOver: string;
    readonly cut: string;
    readonly moreWhat: (values: { readonly question: Value }) => string;
    readonly remarked: string;
  };
  readonly rail: {
    readonly title: string;
    readonly review: string;
    readonly home: string;
    readonly backup: string;
    readonly search: string;
    readonly answered: (values: { readonly answered: Value; readonly asked: Value }) => string;
    readonly waiting: (values: { readonly count: number }) => string;
    readonly optional: string;
    readonly required: string;
    readonly states: {
      readonly untouched: string;
      readonly busy: string;
      readonly done: string;
      readonly attention: string;
      readonly skipped: string;
    };
    readonly marked: (values: { readonly count: number }) => string;
  };
  readonly response: {
    readonly open: string;
    readonly delete: string;
    readonly unnamed: (values: { readonly when: Value }) => string;
    readonly changed: (values: { readonly when: Value }) => string;
    readonly progress: (values: { readonly answered: Value; readonly asked: Value }) => string;
    readonly unreadable: string;
    readonly deletion: {
      readonly title: string;
      readonly draft: (values: { readonly name: Value }) => string;
      readonly delivered: (values: { readonly name: Value }) => string;
      readonly confirm: string;
      readonly failed: string;
    };
    readonly standing: {
      readonly queued: string;
      readonly sending: string;
      readonly paused: string;
      readonly delivered: string;
      readonly refused: string;
      readonly lost: string;
    };
    readonly forCase: (values: { readonly id: Value }) => string;
    readonly move: {
      readonly title: string;
      readonly what: string;
      readonly once: string;
      readonly care: string;
      readonly save: string;
      readonly open: string;
      readonly outcomes: {
        readonly taken: string;
        readonly already: string;
        readonly unreadable: string;
        readonly unknown: string;
        readonly failed: string;
      };
    };
    readonly handOver: string;
    readonly faults: {
      readonly missing: string;
      readonly unreadable: string;
      readonly storage: string;
    };
  };
  readonly review: {
    readonly sealed: string;
    readonly erased: string;
    readonly title: string;
    readonly intro: string;
    readonly problem: string;
    readonly unlikely: string;
    readonly unlikelyHint: string;
    readonly allConfirmed: string;
    readonly remarkSent: string;
    readonly remarkKept: string;
    readonly ready: string;
    readonly missing: string;
    readonly change: string;
    readonly blank: string;
    readonly contactReminder: (values: { readonly blank: Value }) => string;
    readonly complete: string;
    readonly completing: string;
    readonly unredeemed: string;
    readonly notComplete: string;
    readonly failed: string;
    readonly movedOn: string;
    readonly final: string;
    readonly forWhom: string;
    readonly answered: (values: { readonly count: number }) => string;
    readonly openIn: (values: { readonly count: number }) => string;
  };
  readonly save: {
    readonly fresh: string;
    readonly saving: string;
    readonly saved: (values: { readonly time: Value }) => string;
    readonly failed: string;
    readonly reader: string;
    readonly takeOver: string;
  };
  readonly search: {
    readonly title: string;
    readonly label: string;
    readonly found: (values: { readonly count: number }) => string;
    readonly nothing: string;
    readonly states: {
      readonly asked: string;
      readonly answered: string;
      readonly waiting: string;
      readonly undetermined: string;
      readonly notApplicable: string;
    };
    readonly examples: string;
    readonly back: (values: { readonly place: Value }) => string;
  };
  readonly start: {
    readonly notOfficial: string;
    readonly install: string;
    readonly connection: string;
    readonly moved: string;
    readonly accessibility: string;
    readonly what: string;
    readonly time: (values: { readonly count: number }) => string;
    readonly delivery: string;
    readonly measured: string;
    readonly begin: string;
    readonly beginAnother: string;
    readonly drafts: string;
    readonly completed: string;
    readonly pending: string;
    readonly nothingOffered: string;
    readonly blank: string;
    readonly invitation: string;
    readonly obligation: string;
    readonly data: string;
    readonly offline: {
      readonly yes: string;
      readonly 'not yet': string;
      readonly unsupported: string;
    };
    readonly average: (values: { readonly count: number }) => string;
    readonly deadline: (values: { readonly when: Value }) => string;
    readonly about: string;
  };
  readonly storage: {
    readonly title: string;
    readonly whatTitle: string;
    readonly drafts: (values: { readonly count: number }) => string;
    readonly counts: (values: { readonly drafts: Value; readonly waiting: Value; readonly receipts: Value }) => string;
    readonly room: (values: { readonly used: Value; readonly all: Value }) => string;
    readonly reserve: {
      readonly opfs: string;
      readonly cache: string;
      readonly kept: string;
      readonly none: string;
      readonly quota: string;
      readonly failed: string;
    };
    readonly withoutDatabase: {
      readonly kept: string;
      readonly nowhere: string;
    };
    readonly persisted: string;
    readonly notPersisted: string;
    readonly persist: string;
    readonly installed: string;
    readonly notInstalled: string;
    readonly sevenDays: string;
    readonly backupTitle: string;
    readonly backup: string;
    readonly noBackup: string;
    readonly lastBackup: (values: { readonly when: Value }) => string;
    readonly passphrase: string;
    readonly passphraseHint: (values: { readonly least: Value }) => string;
    readonly encrypt: string;
    readonly plain: string;
    readonly plainWarning: string;
    readonly plainConfirm: string;
    readonly backupOutcomes: {
      readonly saved: string;
      readonly failed: string;
    };
    readonly bringInTitle: string;
    readonly bringIn: string;
    readonly opensWith: string;
    readonly openBackup: string;
    readonly plan: (values: { readonly when: Value }) => string;
    readonly effects: {
      readonly new: string;
      readonly newer: string;
      readonly same: string;
      readonly older: string;
    };
    readonly bringInNow: string;
    readonly broughtIn: (values: { readonly count: number }) => string;
    readonly bringInFaults: {
      readonly locked: string;
      readonly 'wrong-passphrase': string;
      readonly unreadable: string;
      readonly failed: string;
    };
    readonly testTitle: string;
    readonly test: string;
    readonly testNow: string;
    readonly tested: {
      readonly database: {
        readonly good: string;
        readonly bad: string;
        readonly none: string;
      };
      readonly reserve: {
        readonly good: string;
        readonly bad: string;
        readonly none: string;
      };
    };
    readonly errors: {
      readonly title: string;
      readonly none: string;
      readonly what: string;
      readonly count: (values: { readonly count: number }) => string;
      readonly times: (values: { readonly count: number }) => string;
      readonly file: string;
      readonly send: string;
      readonly subject: string;
    };
  };
}
