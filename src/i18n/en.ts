import type { Dictionary } from './dictionary.ts';
import { enLater } from './en.later.ts';
import { plural } from './plural.ts';

/** The interface's own words in English. */
export const en: Dictionary = {
  first: {
    appName: 'Veldwerk',
    skipToContent: 'Skip to content',
    notOfficial: 'Veldwerk is an independent app, not a service of the authorities.',
    unofficial: 'This is an unofficial translation. The Dutch text prevails.',
    cancel: 'Cancel',
    error: 'Error:',
    language: 'Language',

    start: {
      install: 'Install the app',
      connection: 'If the connection is lost',
      moved: 'I bring along a survey that I began, in a file',
      storage: 'Storage and backup',
      accessibility: 'Accessibility',
      title: 'Fill in a survey',
      what: 'You fill in this survey on this device, also without a network. Each answer is saved on the device at once; you can stop at any time and go on later.',
      time: (items) =>
        `The survey has ${items} questions; you only see those that apply to your enterprise. How long it takes depends mostly on what you have to look up.`,
      delivery:
        'You simply go on: everything is on this device. Once completed, the survey is sent as soon as there is a connection. You then get a receipt.',
      measured:
        'The app measures how long you work on the survey. You see that time at the end and decide yourself what you declare; only a total for each module is sent along.',
      audit: (values) =>
        `For this survey the app also notes when you were at which question${values ? ' and what you answered there before and after' : ''}. This is sent along.`,
      begin: 'Begin the survey',
      beginAnother: 'Begin a new survey',
      drafts: 'In progress on this device',
      completed: 'Completed on this device',
      continue: 'Continue',
      open: 'See delivery',
      delete: 'Delete',
      unnamed: (when) => `Unnamed, begun ${when}`,
      pending: 'To be sent',
      by: (publisher) => `A survey by ${publisher}`,
      nothingOffered: 'The settings of this app offer no survey that it knows.',
      changed: (when) => `Last changed ${when}`,
      progress: (answered, asked) => `${answered} of ${asked} questions answered`,
      blank: 'Print a blank questionnaire to collect the figures',
      invitation: 'I have an invitation (code or link)',
      help: 'Need help?',
      obligation: 'Obligation',
      data: 'What happens to your data',
      offline: {
        yes: 'Ready for use without a network.',
        'not yet': 'Stay connected for a moment: the app is being saved on this device.',
        unsupported: 'This browser cannot keep the app for use without a network.',
      },
      unreadable: 'This survey belongs to a version that this app cannot open. The answers are kept.',
    },

    label: {
      title: 'For which enterprise?',
      hint: 'Only to find this survey again on this device. It is not sent.',
    },

    rail: {
      title: 'Parts',
      menu: (current) => `Parts · ${current}`,
      review: 'Review and send',
      home: 'Overview',
      backup: 'Backup',
      search: 'Find a question',
      answered: (answered, asked) => `${answered} of ${asked}`,
      waiting: (count) => `${count} waiting`,
      optional: 'optional',
      states: {
        untouched: 'not yet begun',
        busy: 'in progress',
        done: 'complete',
        attention: 'to be mended',
        skipped: 'not applicable',
      },
    },

    save: {
      fresh: 'Nothing filled in yet',
      saving: 'Saving …',
      saved: (time) => `Saved ${time}`,
      failed: 'Not saved',
      faults: {
        overtaken: 'This survey is being filled in in another window. What you typed last here is not saved.',
        gone: 'This survey is no longer on this device.',
        quota: 'The device is full. For now your answers are in this window only: do not close it, and make room.',
        closed: 'The browser has closed its storage. For now your answers are in this window only: do not close it.',
        failed: 'The browser cannot save your answers. For now they are in this window only: do not close it.',
      },
      backup: 'Save a copy in a file',
    },

    connection: { offline: 'No network. You can simply go on working.' },

    pen: {
      reader: 'This survey is already open in another window. Here you can only read along.',
      takeOver: 'Go on filling in here',
    },

    module: {
      back: 'Back',
      next: 'Next',
      review: 'Review',
      reviewNow: 'Go to the review',
      onward: 'Onward in the survey',
      unknown: 'This part does not exist.',
      faults: {
        missing: 'This survey is not (or no longer) on this device.',
        unreadable: 'This survey cannot be opened with this version of the app. Your answers are kept.',
        storage: 'The browser gives no access to the storage of this device. Your answers cannot be shown now.',
      },
      toStart: 'To the overview',
    },

    notLoaded: {
      title: 'This page could not be loaded',
      what: 'Your answers are saved. Restart the app to go on.',
      again: 'Restart',
    },

    config: {
      brokenFirst:
        'The settings of this app (config.json) cannot be read. You can fill in; nothing is sent before they can be read again.',
      broken: 'The settings of this app (config.json) cannot be read. The previous settings stay in force.',
    },

    strays: {
      found: (count) =>
        plural(
          'en',
          count,
          'One record on this device cannot be read. It is kept.',
          `${count} records on this device cannot be read. They are kept.`,
        ),
      export: 'Save them in a file',
    },

    insecure: 'This app must be opened over a secure connection (https). Nothing can be saved or sent here.',
    elsewhere: (name) => `The answers of “${name}” are not saved yet.`,

    storageBroken:
      'The browser gives no access to the storage of this device. Without it you cannot begin: your answers would be lost.',

    update: {
      ready: 'There is a new version of the app.',
      apply: 'Renew now',
    },
  },

  later: enLater,
};
