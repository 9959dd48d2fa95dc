import type { LaterWords } from './nl.later.ts';
import { plural } from './plural.ts';

const minutes = (count: number) => `${count} ${plural('en', count, 'minute', 'minutes')}`;

/** The words of the pages that come after the last question, in English. */
export const enLater: LaterWords = {
  deletion: {
    title: 'Delete these answers?',
    draft: (name) => `The answers of “${name}” will be erased from this device. This cannot be undone.`,
    delivered: (name) =>
      `The copy of “${name}” will be erased from this device. The survey that was received stays with the office.`,
    confirm: 'Yes, delete',
    failed: 'Deleting did not succeed.',
  },

  question: {
    clear: 'Clear this answer',
    cleared: 'Answer cleared.',
    skipped: (question, reason) => `${question} is skipped: ${reason}.`,
    reason: (items, answer, many) => `${items} ${many ? 'are' : 'is'} ${answer}`,
    waiting: 'To be answered first:',
    undetermined: (question, items) => `${question} cannot be determined: no answer to ${items}.`,
    waitingFor: (question) => `question ${question}`,
    and: ' and ',
    total: 'Total',
    remainder: (rest) => `${rest} % left to divide`,
    excess: (over) => `${over} % too much`,
    exact: 'adds up',
    offer: (item, value) => `Enter the remaining ${value} % at ${item}`,
    offerOnly: (values) =>
      `Enter ${Object.entries(values)
        .map(([item, value]) => `${value} % at ${item}`)
        .join(' and ')}`,
  },

  time: {
    measured: (count) => `So far the app has measured ${minutes(count)} of filling in.`,
    lookup: 'Add the time that you and your colleagues needed to look up data.',
    add: (count) => `+ ${count} min`,
    addGroup: 'Add time for looking up',
    confirm: (count) => `${minutes(count)} is right`,
    shorter: 'This is shorter than the measured time. If it is right, you need not do anything.',
    unconfirmed: 'This number only counts once you confirm or change it.',
    confirmed: 'Confirmed by you.',
    invalid: 'This number cannot be counted: enter whole minutes, at least 1.',
  },

  standing: {
    queued: 'Ready to be sent',
    sending: 'Being sent',
    paused: 'Waiting for access',
    delivered: 'Sent and received',
    refused: 'Not accepted',
    lost: 'Not found',
  },

  invitation: {
    enter: 'Paste or type the code or the link of your invitation here',
    open: 'Open',
    title: 'Your invitation',
    forCase: (id) => `For case ${id}`,
    prefilled:
      'Some data are known already. You see them with the question; they only count as an answer once you take them over.',
    leftOut: 'Answers that came unencrypted were left out.',
    already: 'This survey is on this device already: go on',
    code: 'Access code',
    codeHint: 'The code is in the letter of the office.',
    wrong: 'This code does not fit the invitation.',
    slip: 'There is a slip in this code. Compare each character with the letter.',
    unreadable:
      'This invitation cannot be read. Perhaps the link was cut off: paste all of it. If that does not help, ask the office for a new one.',
    unknown: 'This invitation is for a survey that this app does not offer.',
    putAway: 'Put the invitation away',
    fetching: 'Fetching your invitation …',
    again: 'Try again',
    sealed: 'The office knows some data already. Give the access code to see them.',
    without: 'Begin without these data',
    beside: 'Enterprise number or case that is printed beside the code',
    another: 'Another code or link',
    codeFaults: {
      later:
        'There is no connection to the office now. Your invitation is fetched as soon as there is one; you can begin already.',
      unknown: 'The office does not know this code. Compare it with the letter, or enter another one.',
      expired: 'The term of this code has passed. Ask the office for a new one.',
      revoked: 'The office has withdrawn this code. Ask for a new one.',
      'used-up': 'This code has been used too often. Ask the office for a new one.',
      'too-many':
        'Many codes were tried in a short time. Give what is printed beside the code as well, or try again later.',
    },
    awaits:
      'Your invitation still has to be fetched from the office; that takes a connection. You can go on answering. You complete once it is there.',
    elsewhere: 'This invitation is for another case. It waits for you on the first page.',
    states: {
      unauthorised:
        'The office does not know this invitation, or not any more. You can go on answering; if you have a newer code or link, enter it here before you complete.',
      revoked:
        'The office has withdrawn this invitation: what you send with it is not accepted. If you have a new code or link, enter it here.',
      expired: 'The term of this invitation has passed. What you complete still arrives, marked as late.',
      outOfScope:
        'According to the office, this enterprise does not belong to the survey. You need not answer. Ask the help desk in case of doubt.',
      ceased:
        'According to the office, this enterprise has ceased. You need not answer. Ask the help desk in case of doubt.',
    },
  },

  aside: {
    mark: 'To look up',
    marked: (count) => `To look up (${count}):`,
    more: 'Remark or no answer',
    original: 'Dutch wording',
    define: 'What is that?',
    close: 'Close',
    undo: 'Undo',
    confirm: 'It is right',
    confirmed: 'You confirmed that this is right.',
    why: 'Explanation (optional, is sent along)',
    known: 'Known to the office, not answered yet:',
    takeOver: 'Still right, take over',
    remark: 'Your remark on this question',
    sendRemark: 'Send this remark along with the survey',
    cannot: 'Can you really not answer this?',
    cannotHint: 'An estimate or the answer of a colleague helps more. If that is impossible, say why.',
    which: 'Which ones?',
    reasons: {
      unknown: 'I do not know, and cannot find out',
      refused: 'I do not wish to tell',
      inapplicable: 'This does not apply to our enterprise',
    },
    explain: 'Explanation (optional)',
    leaveOpen: 'Leave without an answer',
  },

  install: {
    title: 'Install the app first',
    risk: 'In this browser your answers may disappear if you do not open the app for seven days. In the installed app they do not.',
    apart:
      'The installed app has a storage of its own: what you filled in here is not there. “Move” at your survey takes it along.',
    ios: ['Tap the share sign.', 'Choose “Add to Home Screen”.', 'Open the app from the Home Screen from then on.'],
    mac: ['Open the File menu.', 'Choose “Add to Dock”.', 'Open the app from the Dock from then on.'],
  },

  restored: {
    responses: (count) =>
      `The browser had lost answers. ${count === 1 ? 'One survey was' : `${count} surveys were`} brought back from the reserve on this device.`,
    damaged: (count) =>
      `${count === 1 ? 'One line' : `${count} lines`} of the reserve on this device ${count === 1 ? 'is' : 'are'} damaged. The rest was read.`,
    noted: 'Understood',
  },

  storage: {
    title: 'Storage and backup',
    whatTitle: 'What is on this device',
    counts: (drafts, waiting, receipts) =>
      `${drafts} ${plural('en', drafts, 'survey begun', 'surveys begun')}, ${waiting} still to be sent, ${receipts} ${plural('en', receipts, 'receipt', 'receipts')}.`,
    room: (used, all) => `The app uses ${used} of the ${all} that the browser gives it.`,
    reserve: {
      opfs: 'Each answer is on this device twice: in the browser’s database and in a file beside it.',
      cache: 'Each answer is on this device twice: in the browser’s database and in its cache.',
      kept: 'Each answer is on this device twice.',
      none: 'This browser has no second store: each answer is on this device once. Make backups.',
      quota: 'There is no room for the second store: each answer is on this device once. Free some space.',
      failed: 'The second store does not work now: each answer is on this device once. Make a backup.',
    },
    withoutDatabase: {
      kept: 'Each answer is on this device once: in the second store.',
      nowhere: 'What you type now is not kept on this device.',
    },
    persisted: 'The browser has promised to keep the data until you erase it yourself.',
    notPersisted: 'The browser may erase the data when the device runs full.',
    persist: 'Ask to keep it',
    installed: 'The app is installed on this device.',
    notInstalled: 'The app is not installed: it runs in a window of the browser.',
    sevenDays:
      'Safari on iPhone, iPad and Mac erases the data of a site that is not used for seven days. Not that of an app on the Home Screen.',
    backupTitle: 'Make a backup',
    backup:
      'One file with all surveys begun, all that is still to be sent, and all receipts. Keep it somewhere else than on this device: a broken or lost device takes everything with it.',
    noBackup: 'No backup has been made on this device yet.',
    lastBackup: (when) => `Last backup: ${when}.`,
    passphrase: 'Passphrase for the backup',
    passphraseHint: (least) =>
      `At least ${least} characters, four words for example. Nobody can open the file without the passphrase, and neither can we.`,
    encrypt: 'Save encrypted',
    plain: 'Save without a passphrase',
    plainWarning: 'Without a passphrase anyone who has the file can read the answers.',
    plainConfirm: 'Save without a passphrase all the same',
    backupOutcomes: {
      saved: 'The backup has been made.',
      short: 'This passphrase is too short.',
      failed: 'The backup could not be made.',
    },
    bringInTitle: 'Bring a backup back',
    bringIn: 'Choose the file of a backup',
    opensWith: 'Passphrase that the file is encrypted with',
    openBackup: 'Open the backup',
    plan: (when) => `Backup of ${when}. Nothing has been changed yet. This is what would happen:`,
    effects: {
      new: 'comes onto this device',
      newer: 'is further than here and takes its place',
      same: 'is here already',
      older: 'is further here or received already, and stays as it is',
    },
    bringInNow: 'Bring back',
    broughtIn: (count) =>
      count === 0
        ? 'There was nothing to bring back.'
        : `${count} ${plural('en', count, 'survey', 'surveys')} brought back.`,
    bringInFaults: {
      locked: 'This file is encrypted. Give the passphrase.',
      'wrong-passphrase': 'That is not the passphrase, or the file is damaged.',
      unreadable: 'This file is no backup, or it is damaged. Nothing has been changed.',
      failed: 'It could not be brought back.',
    },
    testTitle: 'Test the storage',
    test: 'The app writes something to both stores, reads it back and erases it again.',
    testNow: 'Test now',
    tested: {
      database: {
        good: 'The browser’s database works.',
        bad: 'The browser’s database does not work.',
        none: 'This browser has no database.',
      },
      reserve: {
        good: 'The second store works.',
        bad: 'The second store does not work.',
        none: 'This browser has no second store.',
      },
    },
    alone: 'Your answers are saved, but the second store on this device does not work now. Make a backup.',
    full: 'Your answers are saved, but this device is full: the second store does not get them any more. Make room, or make a backup.',
    held: 'The browser’s database does not keep your answers. They are in the second store on this device and come back at the next start.',
    memory: {
      kept: 'The browser gives no database, or one that takes nothing any more since the device is full: make room then. Your answers are in the second store on this device and come back at the next start. Make a backup all the same.',
      nowhere:
        'The browser keeps nothing here, perhaps because this is a private window or because the device is full. What you type now is gone as soon as you close this window: send it, or make a backup.',
    },
    outdated:
      'A newer version of the app is open in another window. What you typed is kept. Reload this window to go on.',
    reload: 'Reload',
  },

  lock: {
    title: 'Locked',
    what: 'The answers on this device are encrypted. Give the passphrase to go on.',
    passphrase: 'Passphrase',
    show: 'Show the passphrase',
    open: 'Unlock',
    byDevice: 'Unlock with this device’s fingerprint, face or PIN',
    outcomes: {
      busy: 'One moment …',
      wrong: 'That is not the passphrase.',
      refused: 'The device has not unlocked. Use the passphrase.',
      failed: 'It could not be unlocked. Try again.',
    },
    waits: (seconds) =>
      `Too many wrong passphrases. Try again in ${seconds} ${plural('en', seconds, 'second', 'seconds')}.`,
    forgotten: 'Forgotten the passphrase?',
    final:
      'Without the passphrase nobody can read the answers on this device any more, and neither can we. If you have a backup under another passphrase, erase everything and bring that back.',
    damaged: 'What this device’s lock is made of is damaged. Without a backup nothing can be opened.',
    setTitle: 'Lock this device',
    setWhat:
      'With a passphrase all answers on this device are encrypted. The app asks for the passphrase at each start, and when it has not been used for a while.',
    required: 'This device has to be locked before the first question.',
    again: 'Repeat the passphrase',
    hint: (least) => `At least ${least} characters, four words for instance.`,
    understood: 'I understand that without the passphrase nobody can open my answers any more.',
    recovery:
      'Make a backup under another passphrase first: it is all that brings your answers back once you have forgotten this one.',
    set: 'Lock with this passphrase',
    said: {
      busy: 'One moment …',
      short: 'This passphrase is too short.',
      different: 'The two passphrases are not the same.',
      'not-understood': 'Tick that you understand this.',
      unsaved: 'Not everything is saved. The device can be locked once everything is.',
      wrong: 'That is not the current passphrase.',
      failed: 'It has not worked. Nothing has been changed.',
      unsupported: 'This device or this browser cannot do that.',
      changed: 'The passphrase has been changed. Older backups still open with the previous one.',
      deviceAdded: 'This device can now unlock the app as well.',
      deviceRemoved: 'Only the passphrase unlocks now.',
    },
    lockedTitle: 'Lock',
    isLocked: (minutes) =>
      `The answers on this device are encrypted. The app locks itself after ${minutes} ${plural('en', minutes, 'minute', 'minutes')} without input.`,
    sealing: 'The encryption of the second store will be completed at the next start.',
    now: 'Lock now',
    changeTitle: 'Another passphrase',
    current: 'Current passphrase',
    change: 'Change the passphrase',
    addDevice: 'Unlock with fingerprint, face or PIN as well',
    removeDevice: 'No longer unlock with fingerprint, face or PIN',
    offTitle: 'Take the lock off',
    offWhat: 'The answers on this device can then be read again by whoever has the device.',
    off: 'Take the lock off',
    backup: 'Save a backup',
    backupWhat: 'It opens with this device’s passphrase.',
    otherPassphrase: 'Under another passphrase, in case you forget this device’s',
    residue: 'What stood here before the device was locked may still be found for a while with special tools.',
  },

  leaving: {
    receiptsTitle: 'Receipts',
    receipts: (count) => `${count} ${plural('en', count, 'receipt', 'receipts')}`,
    receivedAt: (when) => `received on ${when}`,
    automatic: (days) =>
      `Received surveys are erased from this device ${days} ${plural('en', days, 'day', 'days')} after receipt. The receipts stay.`,
    title: 'Erase everything',
    what: 'Erases all surveys, answers, receipts and settings from this device. The app itself stays.',
    start: 'Erase everything …',
    undelivered: 'Not sent yet, and gone for good once erased:',
    undeliveredCount: (count) =>
      `${count} completed ${plural('en', count, 'survey waits', 'surveys wait')} to be sent and will be gone for good once erased.`,
    draft: 'begun',
    waits: 'completed, waits to be sent',
    nothing: 'Everything completed has been sent. No survey has been begun.',
    unknown: 'The device is locked: surveys that were begun cannot be shown.',
    word: 'ERASE',
    type: (word) => `Type ${word} to confirm`,
    confirm: 'Erase everything from this device',
    faults: {
      word: 'Type the word as it stands there.',
      held: 'Not everything could be erased: another window of this app is still open. Close it and try again.',
      failed: 'It could not be erased.',
    },
  },

  move: {
    title: 'Move',
    what: 'Save this survey in a file. Open it on the first page of the installed app, or on another device.',
    once: 'Then go on only there, and delete the survey here: of two copies one is accepted.',
    care: 'The file holds your answers, readable for whoever has it. Delete it once they are moved.',
    save: 'Save in a file',
    open: 'Choose the file that you saved the survey in',
    outcomes: {
      taken: 'The survey is now on this device.',
      already: 'This survey is or was on this device already. Nothing was overwritten.',
      unreadable: 'This file holds no survey, or it is damaged.',
      unknown: 'This app does not know the survey in this file. Renew the app and try again.',
      failed: 'The survey could not be saved on this device.',
    },
  },

  accessibility: {
    title: 'Accessibility',
    aim: 'This app is made to conform to WCAG 2.2, level AA.',
    tried:
      'Each page and each state was checked automatically, in four languages, light and dark; the whole survey with the keyboard alone; and further at 400 % zoom, with wider text spacing and in the contrast mode of the system. No independent body has audited the app.',
    keysTitle: 'With the keyboard',
    keys: [
      ['Tab or Shift + Tab', 'to the next or previous question'],
      ['Arrows', 'another choice; at a percentage one more or less'],
      ['Y, N or 1, 2', 'yes or no, with the cursor on one of them'],
      ['A, B, C … or 1, 2, 3 …', 'a choice out of a list'],
      ['Delete', 'clear the choice'],
    ],
    limitsTitle: 'What does not go well yet',
    limits: [
      'The titles of the official questionnaire are in capitals; some screen readers spell them out.',
      'A print as PDF has a reading order only in browsers that see to it.',
      'The app was not tried by users of every screen reader.',
    ],
    contactTitle: 'Noticed something?',
    contact: 'Tell the help desk of the survey, on the first page.',
    version: (version) => `This statement is about version ${version} of the app.`,
  },

  search: {
    title: 'Find a question',
    label: 'A word, a number or a subject',
    found: (count) => `${count} ${plural('en', count, 'question', 'questions')} found`,
    nothing: 'No question found. Try another word, or choose a part.',
    states: {
      asked: 'to be answered',
      answered: 'answered',
      waiting: 'waits for an earlier question',
      undetermined: 'cannot be determined',
      notApplicable: 'not applicable',
    },
  },

  review: {
    sealed: 'Your answers are encrypted when you complete: only the office can read them then.',
    erased:
      'They can no longer be read on this device after that. Save or print a copy first. For a correction, ask the help desk afterwards.',
    title: 'Review and complete',
    intro: 'Check your answers. After completion they can no longer be changed.',
    problem: 'There is still something to do',
    unlikely: 'Is this right?',
    unlikelyHint: 'This is rare. Mend it, or confirm that it is right. You can also complete without confirming.',
    allConfirmed: 'Confirmed by you',
    remarkSent: 'Your remark (is sent along):',
    remarkKept: 'Your remark (stays on this device):',
    ready: 'All is filled in. You can complete.',
    missing: 'Not answered yet:',
    change: 'Change',
    blank: 'Not filled in',
    contactReminder: (blank) =>
      `Not filled in yet with the contact details: ${blank}. It is optional, but it helps with questions.`,
    complete: 'Complete and send',
    completing: 'Completing …',
    unredeemed: 'You can complete once your invitation has been fetched from the office. That takes a connection.',
    notComplete: 'You can only complete once nothing is open any more.',
    failed: 'Completing did not succeed. Your answers are saved. Try again.',
    movedOn: 'The answers have changed meanwhile. Check them and complete again.',
  },

  delivery: {
    title: 'Delivery',
    states: {
      queued: 'Completed and saved on this device. It is sent as soon as there is a connection.',
      sending: 'Being sent now …',
      paused: 'The receiver asks for access first. Nothing is lost: once it is given, the survey is sent.',
      delivered: 'Received. The survey has arrived whole.',
      lost: 'There is neither a delivery nor a receipt for this survey on this device.',
      refused: 'The receiver did not accept this survey. Your answers are kept on this device.',
    },
    permission: 'Enter another code or link of the office: the survey is then sent again.',
    bound:
      'The office’s address has changed since you were invited. Your answers stay on this device until the office confirms the new address, or until you enter a new code or link.',
    nextAttempt: (last, next) => `Last attempt ${last}: no receipt. Next attempt at ${next}.`,
    attempts: (count) => `${count} ${plural('en', count, 'attempt', 'attempts')} so far.`,
    sendNow: 'Send now',
    sendAgain: 'Send the same answers again',
    save: 'Save a copy in a file',
    code: 'Receipt',
    receivedAt: (when) => `Received ${when}`,
    copy: 'See and print your answers',
    keepCode: 'Note this code or take a picture of it.',
    completedAt: (when) => `Completed ${when}`,
    stay: 'You may close the app. Open it again when there is a network; it then sends by itself.',
    draft: 'This survey is not completed yet.',
    reasons: {
      'bad-request': 'The request could not be read.',
      'malformed-document': 'The data that were sent could not be read.',
      'digest-required': 'The checksum was missing.',
      'id-mismatch': 'The identifier did not match.',
      unauthorised: 'The office does not accept the permission that this survey was sent with.',
      forbidden: 'The permission to send is for another case.',
      conflict: 'Another survey was already received under this identifier.',
      'too-large': 'The survey is too large.',
      'unsupported-media-type': 'The receiver does not know this kind of message.',
      'invalid-document': 'The receiver found faults in the answers.',
      other: 'The receiver gave an unknown reason.',
    },
    faults: {
      'unknown-item': 'this question does not exist in the survey',
      'wrong-value': 'this answer is not a valid value',
      'off-route': 'with these answers this question should be skipped',
      'not-skipped': 'this question should have been asked',
      'not-undetermined': 'this question should have been asked',
      'not-asked': 'this question is not asked',
      unaccounted: 'the answer is missing',
      'counted-twice': 'this question occurs twice',
      other: 'the receiver does not accept this',
    },
  },
  print: {
    action: 'Print',
    purpose:
      'To collect the figures beforehand. This paper is not sent in: you fill in the survey in the app afterwards.',
    toDelivery: 'To the delivery',
    faults: {
      unknown: 'This version of the app cannot open this survey.',
      unfetched: 'This survey could not be loaded. Try again when there is a connection.',
    },
    copy: {
      title: 'Copy of your answers',
      draft: 'Not completed yet',
      draftNote: 'These are the answers so far. They are not sent yet and can still change.',
      label: 'Enterprise (your own name for it)',
      case: 'Case',
      startedAt: 'Begun',
      completedAt: 'Completed',
      measured: 'Measured time',
      declared: 'Declared time',
      minutes,
      id: 'Identifier',
      noReceipt: 'There is no receipt yet.',
      notApplicable: 'not applicable',
      waiting: 'not determined yet: depends on an earlier answer',
      unanswered: 'No answer:',
      confirmed: (items) => `Confirmed by you (${items}):`,
      why: (words) => `Your explanation: ${words}`,
      remarkSent: 'Your remark (sent along):',
      remarkKept: 'Your remark (not sent along):',
    },
  },
};
