import { deLater } from './de.later.ts';
import type { Dictionary } from './dictionary.ts';
import { plural } from './plural.ts';

/** The interface's own words in German. */
export const de: Dictionary = {
  first: {
    appName: 'Veldwerk',
    skipToContent: 'Zum Inhalt',
    notOfficial: 'Veldwerk ist eine unabhängige Anwendung und kein Dienst der Behörden.',
    unofficial: 'Dies ist eine nicht amtliche Übersetzung. Maßgeblich ist der niederländische Text.',
    cancel: 'Abbrechen',
    error: 'Fehler:',
    language: 'Sprache',

    start: {
      install: 'Anwendung installieren',
      connection: 'Wenn die Verbindung abbricht',
      moved: 'Ich bringe eine begonnene Erhebung in einer Datei mit',
      storage: 'Speicher und Sicherungskopie',
      accessibility: 'Barrierefreiheit',
      title: 'Erhebung ausfüllen',
      what: 'Sie füllen diese Erhebung auf diesem Gerät aus, auch ohne Netz. Jede Antwort wird sofort auf dem Gerät gespeichert; Sie können jederzeit aufhören und später weitermachen.',
      time: (items) =>
        `Die Erhebung hat ${items} Fragen; Sie sehen nur die, die für Ihr Unternehmen gelten. Wie lange es dauert, hängt vor allem davon ab, was Sie nachschlagen müssen.`,
      delivery:
        'Sie machen einfach weiter: Alles ist auf diesem Gerät. Nach dem Abschließen wird die Erhebung gesendet, sobald eine Verbindung besteht. Sie erhalten dann eine Empfangsbestätigung.',
      measured:
        'Die Anwendung misst, wie lange Sie mit der Erhebung beschäftigt sind. Sie sehen diese Zeit am Ende und entscheiden selbst, was Sie angeben; je Modul wird nur eine Summe mitgesendet.',
      audit: (values) =>
        `Für diese Erhebung hält die Anwendung auch fest, wann Sie bei welcher Frage waren${values ? ' und was Sie dort vorher und nachher geantwortet haben' : ''}. Das wird mitgesendet.`,
      begin: 'Mit der Erhebung beginnen',
      beginAnother: 'Eine neue Erhebung beginnen',
      drafts: 'Auf diesem Gerät in Arbeit',
      completed: 'Auf diesem Gerät abgeschlossen',
      continue: 'Weiter',
      open: 'Versand ansehen',
      delete: 'Löschen',
      unnamed: (when) => `Ohne Namen, begonnen am ${when}`,
      pending: 'Noch zu senden',
      by: (publisher) => `Eine Erhebung von ${publisher}`,
      nothingOffered: 'Die Einstellungen dieser Anwendung bieten keine Erhebung an, die sie kennt.',
      changed: (when) => `Zuletzt geändert am ${when}`,
      progress: (answered, asked) => `${answered} von ${asked} Fragen beantwortet`,
      blank: 'Leeren Fragebogen drucken, um Angaben zu sammeln',
      invitation: 'Ich habe eine Einladung (Code oder Link)',
      help: 'Brauchen Sie Hilfe?',
      obligation: 'Verpflichtung',
      data: 'Was mit Ihren Daten geschieht',
      offline: {
        yes: 'Bereit für die Nutzung ohne Netz.',
        'not yet': 'Bleiben Sie noch kurz verbunden: Die Anwendung wird auf diesem Gerät gespeichert.',
        unsupported: 'Dieser Browser kann die Anwendung nicht für die Nutzung ohne Netz speichern.',
      },
      unreadable:
        'Diese Erhebung gehört zu einer Version, die diese Anwendung nicht öffnen kann. Die Antworten bleiben gespeichert.',
    },

    label: {
      title: 'Für welches Unternehmen?',
      hint: 'Nur um diese Erhebung auf diesem Gerät wiederzufinden. Wird nicht gesendet.',
    },

    rail: {
      title: 'Teile',
      menu: (current) => `Teile · ${current}`,
      review: 'Prüfen und senden',
      home: 'Übersicht',
      backup: 'Sicherungskopie',
      search: 'Eine Frage suchen',
      answered: (answered, asked) => `${answered} von ${asked}`,
      waiting: (count) => `${count} wartend`,
      optional: 'freiwillig',
      states: {
        untouched: 'noch nicht begonnen',
        busy: 'in Arbeit',
        done: 'vollständig',
        attention: 'zu verbessern',
        skipped: 'nicht zutreffend',
      },
    },

    save: {
      fresh: 'Noch nichts ausgefüllt',
      saving: 'Wird gespeichert …',
      saved: (time) => `Gespeichert um ${time}`,
      failed: 'Nicht gespeichert',
      faults: {
        overtaken:
          'Diese Erhebung wird in einem anderen Fenster ausgefüllt. Was Sie hier zuletzt eingegeben haben, ist nicht gespeichert.',
        gone: 'Diese Erhebung ist nicht mehr auf diesem Gerät.',
        quota:
          'Das Gerät hat keinen Platz mehr. Ihre Antworten stehen vorläufig nur in diesem Fenster: Schließen Sie es nicht und schaffen Sie Platz.',
        closed:
          'Der Browser hat den Speicher geschlossen. Ihre Antworten stehen vorläufig nur in diesem Fenster: Schließen Sie es nicht.',
        failed:
          'Der Browser kann Ihre Antworten nicht speichern. Sie stehen vorläufig nur in diesem Fenster: Schließen Sie es nicht.',
      },
      backup: 'Eine Kopie in einer Datei speichern',
    },

    connection: { offline: 'Kein Netz. Sie können einfach weiterarbeiten.' },

    pen: {
      reader: 'Diese Erhebung ist bereits in einem anderen Fenster geöffnet. Hier können Sie nur mitlesen.',
      takeOver: 'Hier weiter ausfüllen',
    },

    module: {
      back: 'Zurück',
      next: 'Weiter',
      review: 'Prüfen',
      reviewNow: 'Zur Prüfung',
      onward: 'Weiter in der Erhebung',
      unknown: 'Diesen Teil gibt es nicht.',
      faults: {
        missing: 'Diese Erhebung ist nicht (mehr) auf diesem Gerät.',
        unreadable:
          'Diese Erhebung kann mit dieser Version der Anwendung nicht geöffnet werden. Ihre Antworten bleiben gespeichert.',
        storage:
          'Der Browser gibt keinen Zugang zum Speicher dieses Geräts. Ihre Antworten können jetzt nicht gezeigt werden.',
      },
      toStart: 'Zur Übersicht',
    },

    notLoaded: {
      title: 'Diese Seite konnte nicht geladen werden',
      what: 'Ihre Antworten sind gespeichert. Starten Sie die Anwendung neu, um weiterzumachen.',
      again: 'Neu starten',
    },

    config: {
      brokenFirst:
        'Die Einstellungen dieser Anwendung (config.json) sind nicht lesbar. Sie können ausfüllen; gesendet wird erst, wenn sie wieder lesbar sind.',
      broken:
        'Die Einstellungen dieser Anwendung (config.json) sind nicht lesbar. Die vorigen Einstellungen gelten weiter.',
    },

    strays: {
      found: (count) =>
        plural(
          'de',
          count,
          'Eine Angabe auf diesem Gerät kann nicht gelesen werden. Sie bleibt gespeichert.',
          `${count} Angaben auf diesem Gerät können nicht gelesen werden. Sie bleiben gespeichert.`,
        ),
      export: 'In einer Datei speichern',
    },

    insecure:
      'Diese Anwendung muss über eine sichere Verbindung (https) geöffnet werden. Hier kann nichts gespeichert oder gesendet werden.',
    elsewhere: (name) => `Die Antworten von „${name}“ sind noch nicht gespeichert.`,

    storageBroken:
      'Der Browser gibt keinen Zugang zum Speicher dieses Geräts. Ohne Speicher können Sie nicht beginnen: Ihre Antworten gingen verloren.',

    update: {
      ready: 'Es gibt eine neue Version der Anwendung.',
      apply: 'Jetzt erneuern',
    },
  },

  later: deLater,
};
