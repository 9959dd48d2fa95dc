import type { LaterWords } from './nl.later.ts';
import { plural } from './plural.ts';

const minutes = (count: number) => `${count} ${plural('de', count, 'Minute', 'Minuten')}`;

/** The words of the pages that come after the last question, in German. */
export const deLater: LaterWords = {
  deletion: {
    title: 'Diese Antworten löschen?',
    draft: (name) =>
      `Die Antworten von „${name}“ werden von diesem Gerät gelöscht. Das kann nicht rückgängig gemacht werden.`,
    delivered: (name) =>
      `Die Kopie von „${name}“ wird von diesem Gerät gelöscht. Die empfangene Erhebung bleibt bei der Behörde.`,
    confirm: 'Ja, löschen',
    failed: 'Das Löschen ist nicht gelungen.',
  },

  question: {
    clear: 'Diese Antwort löschen',
    cleared: 'Antwort gelöscht.',
    skipped: (question, reason) => `${question} wird übersprungen: ${reason}.`,
    reason: (items, answer, many) => `${items} ${many ? 'sind' : 'ist'} ${answer}`,
    waiting: 'Zuerst zu beantworten:',
    undetermined: (question, items) => `${question} kann nicht bestimmt werden: keine Antwort auf ${items}.`,
    waitingFor: (question) => `Frage ${question}`,
    and: ' und ',
    total: 'Insgesamt',
    remainder: (rest) => `noch ${rest} % zu verteilen`,
    excess: (over) => `${over} % zu viel`,
    exact: 'stimmt',
    offer: (item, value) => `Bei ${item} die restlichen ${value} % eintragen`,
    offerOnly: (values) =>
      `${Object.entries(values)
        .map(([item, value]) => `bei ${item} ${value} %`)
        .join(' und ')} eintragen`,
  },

  time: {
    measured: (count) => `Die Anwendung hat bisher ${minutes(count)} Ausfüllzeit gemessen.`,
    lookup: 'Zählen Sie die Zeit hinzu, die Sie und Ihre Kolleginnen und Kollegen zum Nachschlagen brauchten.',
    add: (count) => `+ ${count} Min.`,
    addGroup: 'Zeit zum Nachschlagen hinzuzählen',
    confirm: (count) => `${minutes(count)} stimmt`,
    shorter: 'Das ist kürzer als die gemessene Zeit. Stimmt es, so brauchen Sie nichts zu tun.',
    unconfirmed: 'Diese Zahl zählt erst, wenn Sie sie bestätigen oder ändern.',
    confirmed: 'Von Ihnen bestätigt.',
    invalid: 'Diese Zahl kann nicht gezählt werden: Geben Sie ganze Minuten an, mindestens 1.',
  },

  standing: {
    queued: 'Bereit zum Senden',
    sending: 'Wird gesendet',
    paused: 'Wartet auf Zugang',
    delivered: 'Gesendet und empfangen',
    refused: 'Nicht angenommen',
    lost: 'Nicht gefunden',
  },

  invitation: {
    enter: 'Fügen oder geben Sie hier den Code oder den Link Ihrer Einladung ein',
    open: 'Öffnen',
    title: 'Ihre Einladung',
    forCase: (id) => `Für Akte ${id}`,
    prefilled:
      'Einige Angaben sind bereits bekannt. Sie sehen sie bei der Frage; sie zählen erst als Antwort, wenn Sie sie übernehmen.',
    leftOut: 'Antworten, die unverschlüsselt mitkamen, wurden weggelassen.',
    already: 'Diese Erhebung ist schon auf diesem Gerät: weitermachen',
    code: 'Zugangscode',
    codeHint: 'Der Code steht im Brief der Behörde.',
    wrong: 'Dieser Code passt nicht zur Einladung.',
    slip: 'In diesem Code ist ein Fehler. Vergleichen Sie jedes Zeichen mit dem Brief.',
    unreadable:
      'Diese Einladung ist nicht lesbar. Vielleicht wurde der Link abgeschnitten: Fügen Sie ihn vollständig ein. Hilft das nicht, bitten Sie die Behörde um eine neue.',
    unknown: 'Diese Einladung gilt für eine Erhebung, die diese Anwendung nicht anbietet.',
    putAway: 'Einladung weglegen',
    fetching: 'Ihre Einladung wird abgerufen …',
    again: 'Erneut versuchen',
    sealed: 'Die Behörde kennt bereits einige Angaben. Geben Sie den Zugangscode ein, um sie zu sehen.',
    without: 'Ohne diese Angaben beginnen',
    beside: 'Unternehmensnummer oder Akte, die neben dem Code steht',
    another: 'Ein anderer Code oder Link',
    codeFaults: {
      later:
        'Zurzeit besteht keine Verbindung zur Behörde. Ihre Einladung wird abgerufen, sobald es eine gibt; Sie können schon beginnen.',
      unknown:
        'Die Behörde kennt diesen Code nicht. Vergleichen Sie ihn mit dem Brief oder geben Sie einen anderen ein.',
      expired: 'Die Frist dieses Codes ist abgelaufen. Bitten Sie die Behörde um einen neuen.',
      revoked: 'Die Behörde hat diesen Code zurückgezogen. Bitten Sie um einen neuen.',
      'used-up': 'Dieser Code wurde zu oft verwendet. Bitten Sie die Behörde um einen neuen.',
      'too-many':
        'In kurzer Zeit wurden viele Codes versucht. Geben Sie auch an, was neben dem Code steht, oder versuchen Sie es später.',
    },
    awaits:
      'Ihre Einladung muss noch bei der Behörde abgerufen werden; dazu ist eine Verbindung nötig. Sie können weiter antworten. Abschließen können Sie, sobald sie da ist.',
    elsewhere: 'Diese Einladung gilt für eine andere Akte. Sie wartet auf der ersten Seite.',
    states: {
      unauthorised:
        'Die Behörde kennt diese Einladung nicht oder nicht mehr. Sie können weiter antworten; haben Sie einen neueren Code oder Link, geben Sie ihn hier ein, bevor Sie abschließen.',
      revoked:
        'Die Behörde hat diese Einladung zurückgezogen: Was Sie damit senden, wird nicht angenommen. Haben Sie einen neuen Code oder Link, geben Sie ihn hier ein.',
      expired:
        'Die Frist dieser Einladung ist abgelaufen. Was Sie abschließen, kommt noch an und wird als verspätet vermerkt.',
      outOfScope:
        'Laut der Behörde gehört dieses Unternehmen nicht zur Erhebung. Sie müssen nicht antworten. Fragen Sie im Zweifel die Hilfestelle.',
      ceased:
        'Laut der Behörde besteht dieses Unternehmen nicht mehr. Sie müssen nicht antworten. Fragen Sie im Zweifel die Hilfestelle.',
    },
  },

  aside: {
    mark: 'Nachzuschlagen',
    marked: (count) => `Nachzuschlagen (${count}):`,
    more: 'Bemerkung oder keine Antwort',
    original: 'Niederländischer Text',
    define: 'Was ist das?',
    close: 'Schließen',
    undo: 'Rückgängig machen',
    confirm: 'Das stimmt so',
    confirmed: 'Sie haben bestätigt, dass dies stimmt.',
    why: 'Erläuterung (freiwillig, wird mitgesendet)',
    known: 'Der Behörde bekannt, noch nicht beantwortet:',
    takeOver: 'Stimmt noch, übernehmen',
    remark: 'Ihre Bemerkung zu dieser Frage',
    sendRemark: 'Diese Bemerkung mit der Erhebung senden',
    cannot: 'Können Sie hierauf wirklich nicht antworten?',
    cannotHint:
      'Eine Schätzung oder die Antwort einer Kollegin oder eines Kollegen hilft mehr. Geht das nicht, dann sagen Sie, warum.',
    which: 'Worauf nicht?',
    reasons: {
      unknown: 'Ich weiß es nicht und kann es nicht in Erfahrung bringen',
      refused: 'Ich möchte das nicht mitteilen',
      inapplicable: 'Das trifft auf unser Unternehmen nicht zu',
    },
    explain: 'Erläuterung (freiwillig)',
    leaveOpen: 'Ohne Antwort lassen',
  },

  install: {
    title: 'Installieren Sie zuerst die Anwendung',
    risk: 'In diesem Browser können Ihre Antworten verschwinden, wenn Sie die Anwendung sieben Tage nicht öffnen. In der installierten Anwendung nicht.',
    apart:
      'Die installierte Anwendung hat einen eigenen Speicher: Was Sie hier schon ausgefüllt haben, ist dort nicht vorhanden. Mit „Übertragen“ bei Ihrer Erhebung nehmen Sie es mit.',
    ios: [
      'Tippen Sie auf das Teilen-Zeichen.',
      'Wählen Sie „Zum Home-Bildschirm“.',
      'Öffnen Sie die Anwendung künftig vom Home-Bildschirm.',
    ],
    mac: [
      'Öffnen Sie das Menü Ablage.',
      'Wählen Sie „Zum Dock hinzufügen“.',
      'Öffnen Sie die Anwendung künftig aus dem Dock.',
    ],
  },

  restored: {
    responses: (count) =>
      `Der Browser hatte Antworten verloren. ${count === 1 ? 'Eine Erhebung wurde' : `${count} Erhebungen wurden`} aus der Reserve auf diesem Gerät wiederhergestellt.`,
    damaged: (count) =>
      `${count === 1 ? 'Eine Zeile' : `${count} Zeilen`} der Reserve auf diesem Gerät ${count === 1 ? 'ist' : 'sind'} beschädigt. Der Rest wurde gelesen.`,
    noted: 'Verstanden',
  },

  storage: {
    title: 'Speicher und Sicherungskopie',
    whatTitle: 'Was auf diesem Gerät liegt',
    counts: (drafts, waiting, receipts) =>
      `${drafts} begonnene ${plural('de', drafts, 'Erhebung', 'Erhebungen')}, ${waiting} noch zu senden, ${receipts} ${plural('de', receipts, 'Empfangsbestätigung', 'Empfangsbestätigungen')}.`,
    room: (used, all) => `Die App belegt ${used} von den ${all}, die der Browser ihr gibt.`,
    reserve: {
      opfs: 'Jede Antwort liegt zweimal auf diesem Gerät: in der Datenbank des Browsers und in einer Datei daneben.',
      cache: 'Jede Antwort liegt zweimal auf diesem Gerät: in der Datenbank des Browsers und in seinem Cache.',
      kept: 'Jede Antwort liegt zweimal auf diesem Gerät.',
      none: 'Dieser Browser hat keinen zweiten Speicher: jede Antwort liegt einmal auf diesem Gerät. Machen Sie Sicherungskopien.',
      quota: 'Für den zweiten Speicher ist kein Platz: jede Antwort liegt einmal auf diesem Gerät. Schaffen Sie Platz.',
      failed:
        'Der zweite Speicher funktioniert gerade nicht: jede Antwort liegt einmal auf diesem Gerät. Machen Sie eine Sicherungskopie.',
    },
    withoutDatabase: {
      kept: 'Jede Antwort liegt einmal auf diesem Gerät: im zweiten Speicher.',
      nowhere: 'Was Sie jetzt eingeben, wird auf diesem Gerät nicht aufbewahrt.',
    },
    persisted: 'Der Browser hat zugesagt, die Daten zu behalten, bis Sie sie selbst löschen.',
    notPersisted: 'Der Browser darf die Daten löschen, wenn das Gerät voll wird.',
    persist: 'Um Aufbewahrung bitten',
    installed: 'Die App ist auf diesem Gerät installiert.',
    notInstalled: 'Die App ist nicht installiert: sie läuft in einem Fenster des Browsers.',
    sevenDays:
      'Safari auf iPhone, iPad und Mac löscht die Daten einer Website, die sieben Tage nicht benutzt wird. Die einer App auf dem Home-Bildschirm nicht.',
    backupTitle: 'Sicherungskopie machen',
    backup:
      'Eine Datei mit allen begonnenen Erhebungen, allem, was noch zu senden ist, und allen Empfangsbestätigungen. Bewahren Sie sie anderswo als auf diesem Gerät auf: ein kaputtes oder verlorenes Gerät nimmt alles mit.',
    noBackup: 'Auf diesem Gerät wurde noch keine Sicherungskopie gemacht.',
    lastBackup: (when) => `Letzte Sicherungskopie: ${when}.`,
    passphrase: 'Passphrase für die Sicherungskopie',
    passphraseHint: (least) =>
      `Mindestens ${least} Zeichen, zum Beispiel vier Wörter. Ohne die Passphrase kann niemand die Datei öffnen, auch wir nicht.`,
    encrypt: 'Verschlüsselt speichern',
    plain: 'Ohne Passphrase speichern',
    plainWarning: 'Ohne Passphrase kann jeder, der die Datei hat, die Antworten lesen.',
    plainConfirm: 'Trotzdem ohne Passphrase speichern',
    backupOutcomes: {
      saved: 'Die Sicherungskopie ist gemacht.',
      short: 'Diese Passphrase ist zu kurz.',
      failed: 'Die Sicherungskopie konnte nicht gemacht werden.',
    },
    bringInTitle: 'Sicherungskopie zurückholen',
    bringIn: 'Wählen Sie die Datei einer Sicherungskopie',
    opensWith: 'Passphrase, mit der die Datei verschlüsselt ist',
    openBackup: 'Sicherungskopie öffnen',
    plan: (when) => `Sicherungskopie vom ${when}. Noch wird nichts geändert. Das würde geschehen:`,
    effects: {
      new: 'kommt auf dieses Gerät',
      newer: 'ist weiter als hier und tritt an die Stelle',
      same: 'liegt hier schon',
      older: 'ist hier weiter oder schon empfangen und bleibt, wie sie ist',
    },
    bringInNow: 'Zurückholen',
    broughtIn: (count) =>
      count === 0
        ? 'Es gab nichts zurückzuholen.'
        : `${count} ${plural('de', count, 'Erhebung', 'Erhebungen')} zurückgeholt.`,
    bringInFaults: {
      locked: 'Diese Datei ist verschlüsselt. Geben Sie die Passphrase ein.',
      'wrong-passphrase': 'Das ist nicht die Passphrase, oder die Datei ist beschädigt.',
      unreadable: 'Diese Datei ist keine Sicherungskopie, oder sie ist beschädigt. Nichts wurde geändert.',
      failed: 'Das Zurückholen ist nicht gelungen.',
    },
    testTitle: 'Speicher prüfen',
    test: 'Die App schreibt etwas in beide Speicher, liest es zurück und löscht es wieder.',
    testNow: 'Jetzt prüfen',
    tested: {
      database: {
        good: 'Die Datenbank des Browsers funktioniert.',
        bad: 'Die Datenbank des Browsers funktioniert nicht.',
        none: 'Dieser Browser hat keine Datenbank.',
      },
      reserve: {
        good: 'Der zweite Speicher funktioniert.',
        bad: 'Der zweite Speicher funktioniert nicht.',
        none: 'Dieser Browser hat keinen zweiten Speicher.',
      },
    },
    alone:
      'Ihre Antworten sind gespeichert, aber der zweite Speicher auf diesem Gerät funktioniert gerade nicht. Machen Sie eine Sicherungskopie.',
    full: 'Ihre Antworten sind gespeichert, aber dieses Gerät ist voll: Der zweite Speicher bekommt sie nicht mehr. Schaffen Sie Platz, oder machen Sie eine Sicherungskopie.',
    held: 'Die Datenbank des Browsers speichert Ihre Antworten nicht. Sie liegen im zweiten Speicher auf diesem Gerät und kommen beim nächsten Start zurück.',
    memory: {
      kept: 'Der Browser stellt keine Datenbank bereit, oder sie nimmt nichts mehr auf, weil das Gerät voll ist: Schaffen Sie dann Platz. Ihre Antworten liegen im zweiten Speicher dieses Geräts und sind beim nächsten Start wieder da. Machen Sie trotzdem eine Sicherungskopie.',
      nowhere:
        'Der Browser bewahrt hier nichts auf, vielleicht weil dies ein privates Fenster ist oder weil das Gerät voll ist. Was Sie jetzt eingeben, ist weg, sobald Sie dieses Fenster schließen: Senden Sie es, oder machen Sie eine Sicherungskopie.',
    },
    outdated:
      'Eine neuere Version der App ist in einem anderen Fenster offen. Was Sie eingegeben haben, ist gespeichert. Laden Sie dieses Fenster neu, um fortzufahren.',
    reload: 'Neu laden',
  },

  lock: {
    title: 'Gesperrt',
    what: 'Die Antworten auf diesem Gerät sind verschlüsselt. Geben Sie die Passphrase ein, um weiterzumachen.',
    passphrase: 'Passphrase',
    show: 'Passphrase anzeigen',
    open: 'Entsperren',
    byDevice: 'Mit Fingerabdruck, Gesicht oder PIN dieses Geräts entsperren',
    outcomes: {
      busy: 'Einen Augenblick …',
      wrong: 'Das ist nicht die Passphrase.',
      refused: 'Das Gerät hat nicht entsperrt. Verwenden Sie die Passphrase.',
      failed: 'Das Entsperren ist nicht gelungen. Versuchen Sie es noch einmal.',
    },
    waits: (seconds) =>
      `Zu oft eine falsche Passphrase. Versuchen Sie es in ${seconds} ${plural('de', seconds, 'Sekunde', 'Sekunden')} noch einmal.`,
    forgotten: 'Passphrase vergessen?',
    final:
      'Ohne die Passphrase kann niemand die Antworten auf diesem Gerät mehr lesen, auch wir nicht. Haben Sie eine Sicherungskopie unter einer anderen Passphrase, dann löschen Sie alles und holen Sie diese zurück.',
    damaged:
      'Die Daten der Sperre auf diesem Gerät sind beschädigt. Ohne eine Sicherungskopie lässt sich nichts öffnen.',
    setTitle: 'Dieses Gerät sperren',
    setWhat:
      'Mit einer Passphrase werden alle Antworten auf diesem Gerät verschlüsselt. Die App fragt bei jedem Start danach, und wenn sie eine Zeit lang nicht benutzt wurde.',
    required: 'Dieses Gerät muss vor der ersten Frage gesperrt werden.',
    again: 'Passphrase wiederholen',
    hint: (least) => `Mindestens ${least} Zeichen, zum Beispiel vier Wörter.`,
    understood: 'Ich verstehe, dass ohne die Passphrase niemand meine Antworten mehr öffnen kann.',
    recovery:
      'Machen Sie zuerst eine Sicherungskopie unter einer anderen Passphrase: Nur sie bringt Ihre Antworten zurück, wenn Sie diese vergessen.',
    set: 'Mit dieser Passphrase sperren',
    said: {
      busy: 'Einen Augenblick …',
      short: 'Diese Passphrase ist zu kurz.',
      different: 'Die beiden Passphrasen sind nicht gleich.',
      'not-understood': 'Kreuzen Sie an, dass Sie das verstehen.',
      unsaved: 'Nicht alles ist gespeichert. Sperren geht erst, wenn alles gespeichert ist.',
      wrong: 'Das ist nicht die aktuelle Passphrase.',
      failed: 'Es ist nicht gelungen. Nichts wurde geändert.',
      unsupported: 'Dieses Gerät oder dieser Browser kann das nicht.',
      changed: 'Die Passphrase wurde geändert. Ältere Sicherungskopien öffnen sich noch mit der vorigen.',
      deviceAdded: 'Dieses Gerät kann die App jetzt auch entsperren.',
      deviceRemoved: 'Nur noch die Passphrase entsperrt.',
    },
    lockedTitle: 'Sperre',
    isLocked: (minutes) =>
      `Die Antworten auf diesem Gerät sind verschlüsselt. Die App sperrt sich nach ${minutes} ${plural('de', minutes, 'Minute', 'Minuten')} ohne Eingabe.`,
    sealing: 'Die Verschlüsselung des zweiten Speichers wird beim nächsten Start abgeschlossen.',
    now: 'Jetzt sperren',
    changeTitle: 'Andere Passphrase',
    current: 'Aktuelle Passphrase',
    change: 'Passphrase ändern',
    addDevice: 'Auch mit Fingerabdruck, Gesicht oder PIN entsperren',
    removeDevice: 'Nicht mehr mit Fingerabdruck, Gesicht oder PIN entsperren',
    offTitle: 'Sperre aufheben',
    offWhat: 'Die Antworten auf diesem Gerät sind dann wieder für jeden lesbar, der das Gerät hat.',
    off: 'Sperre aufheben',
    backup: 'Sicherungskopie speichern',
    backupWhat: 'Sie öffnet sich mit der Passphrase dieses Geräts.',
    otherPassphrase: 'Unter einer anderen Passphrase, falls Sie die dieses Geräts vergessen',
    residue:
      'Was hier stand, bevor das Gerät gesperrt wurde, kann mit Spezialwerkzeug noch eine Zeit lang auffindbar sein.',
  },

  leaving: {
    receiptsTitle: 'Empfangsbestätigungen',
    receipts: (count) => `${count} ${plural('de', count, 'Empfangsbestätigung', 'Empfangsbestätigungen')}`,
    receivedAt: (when) => `empfangen am ${when}`,
    automatic: (days) =>
      `Empfangene Erhebungen werden ${days} ${plural('de', days, 'Tag', 'Tage')} nach dem Empfang von diesem Gerät gelöscht. Die Empfangsbestätigungen bleiben.`,
    title: 'Alles löschen',
    what: 'Löscht alle Erhebungen, Antworten, Empfangsbestätigungen und Einstellungen von diesem Gerät. Die App selbst bleibt.',
    start: 'Alles löschen …',
    undelivered: 'Noch nicht gesendet und nach dem Löschen für immer verloren:',
    undeliveredCount: (count) =>
      `${count} ${plural('de', count, 'abgeschlossene Erhebung wartet', 'abgeschlossene Erhebungen warten')} noch auf den Versand und ${plural('de', count, 'ist', 'sind')} nach dem Löschen für immer verloren.`,
    draft: 'begonnen',
    waits: 'abgeschlossen, wartet auf den Versand',
    nothing: 'Alles Abgeschlossene ist gesendet. Es gibt keine begonnenen Erhebungen.',
    unknown: 'Das Gerät ist gesperrt: Begonnene Erhebungen können nicht gezeigt werden.',
    word: 'LÖSCHEN',
    type: (word) => `Tippen Sie ${word}, um zu bestätigen`,
    confirm: 'Alles von diesem Gerät löschen',
    faults: {
      word: 'Tippen Sie das Wort so, wie es dort steht.',
      held: 'Nicht alles konnte gelöscht werden: Ein anderes Fenster dieser App ist noch offen. Schließen Sie es und versuchen Sie es noch einmal.',
      failed: 'Das Löschen ist nicht gelungen.',
    },
  },

  move: {
    title: 'Übertragen',
    what: 'Speichern Sie diese Erhebung in einer Datei. Öffnen Sie diese auf der ersten Seite der installierten Anwendung oder auf einem anderen Gerät.',
    once: 'Machen Sie danach nur dort weiter und löschen Sie die Erhebung hier: Von zwei Kopien wird eine angenommen.',
    care: 'Die Datei enthält Ihre Antworten, lesbar für jeden, der sie hat. Löschen Sie sie, sobald sie übertragen sind.',
    save: 'In einer Datei speichern',
    open: 'Wählen Sie die Datei, in der Sie die Erhebung gespeichert haben',
    outcomes: {
      taken: 'Die Erhebung ist jetzt auf diesem Gerät.',
      already: 'Diese Erhebung ist oder war schon auf diesem Gerät. Es wurde nichts überschrieben.',
      unreadable: 'Diese Datei enthält keine Erhebung, oder sie ist beschädigt.',
      unknown:
        'Diese Anwendung kennt die Erhebung in dieser Datei nicht. Erneuern Sie die Anwendung und versuchen Sie es noch einmal.',
      failed: 'Die Erhebung konnte nicht auf diesem Gerät gespeichert werden.',
    },
  },

  accessibility: {
    title: 'Barrierefreiheit',
    aim: 'Diese Anwendung soll den Richtlinien WCAG 2.2, Stufe AA, entsprechen.',
    tried:
      'Jede Seite und jeder Zustand wurden automatisch geprüft, in vier Sprachen, hell und dunkel; die ganze Erhebung mit der Tastatur allein; außerdem bei 400 % Vergrößerung, mit größeren Textabständen und im Kontrastmodus des Systems. Eine unabhängige Stelle hat die Anwendung nicht geprüft.',
    keysTitle: 'Mit der Tastatur',
    keys: [
      ['Tab, Umschalt + Tab', 'zur nächsten oder vorigen Frage'],
      ['Pfeile', 'eine andere Wahl; bei einem Prozentsatz eins mehr oder weniger'],
      ['J, N oder 1, 2', 'ja oder nein, mit dem Cursor auf einem von beiden'],
      ['A, B, C … oder 1, 2, 3 …', 'eine Wahl aus einer Liste'],
      ['Entf', 'die Wahl löschen'],
    ],
    limitsTitle: 'Was noch nicht gut geht',
    limits: [
      'Die Titel des amtlichen Fragebogens stehen in Großbuchstaben; manche Vorleseprogramme buchstabieren sie.',
      'Ein Ausdruck als PDF hat nur in Browsern, die dafür sorgen, eine Lesereihenfolge.',
      'Die Anwendung wurde nicht von Nutzern jedes Vorleseprogramms erprobt.',
    ],
    contactTitle: 'Etwas bemerkt?',
    contact: 'Melden Sie es der Hilfe der Erhebung, auf der ersten Seite.',
    version: (version) => `Diese Erklärung gilt für Version ${version} der Anwendung.`,
  },

  search: {
    title: 'Eine Frage suchen',
    label: 'Ein Wort, eine Nummer oder ein Thema',
    found: (count) => `${count} ${plural('de', count, 'Frage', 'Fragen')} gefunden`,
    nothing: 'Keine Frage gefunden. Versuchen Sie ein anderes Wort, oder wählen Sie einen Teil.',
    states: {
      asked: 'zu beantworten',
      answered: 'beantwortet',
      waiting: 'wartet auf eine frühere Frage',
      undetermined: 'kann nicht bestimmt werden',
      notApplicable: 'nicht zutreffend',
    },
  },

  review: {
    sealed: 'Ihre Antworten werden beim Abschließen verschlüsselt: Nur die Stelle kann sie dann noch lesen.',
    erased:
      'Auf diesem Gerät sind sie danach nicht mehr lesbar. Speichern oder drucken Sie zuerst eine Kopie. Für eine Berichtigung wenden Sie sich danach an den Helpdesk.',
    title: 'Prüfen und abschließen',
    intro: 'Prüfen Sie Ihre Antworten. Nach dem Abschließen können sie nicht mehr geändert werden.',
    problem: 'Es ist noch etwas zu tun',
    unlikely: 'Stimmt das?',
    unlikelyHint:
      'Das kommt selten vor. Verbessern Sie es, oder bestätigen Sie, dass es stimmt. Sie können auch ohne Bestätigung abschließen.',
    allConfirmed: 'Von Ihnen bestätigt',
    remarkSent: 'Ihre Bemerkung (wird mitgesendet):',
    remarkKept: 'Ihre Bemerkung (bleibt auf diesem Gerät):',
    ready: 'Alles ist ausgefüllt. Sie können abschließen.',
    missing: 'Noch nicht beantwortet:',
    change: 'Ändern',
    blank: 'Nicht ausgefüllt',
    contactReminder: (blank) =>
      `Bei den Kontaktangaben noch nicht ausgefüllt: ${blank}. Das ist freiwillig, hilft aber bei Rückfragen.`,
    complete: 'Abschließen und senden',
    completing: 'Wird abgeschlossen …',
    unredeemed:
      'Sie können abschließen, sobald Ihre Einladung bei der Behörde abgerufen wurde. Dazu ist eine Verbindung nötig.',
    notComplete: 'Abschließen geht erst, wenn nichts mehr offen ist.',
    failed: 'Das Abschließen ist nicht gelungen. Ihre Antworten sind gespeichert. Versuchen Sie es erneut.',
    movedOn: 'Die Antworten wurden inzwischen geändert. Prüfen Sie sie und schließen Sie erneut ab.',
  },

  delivery: {
    title: 'Versand',
    states: {
      queued: 'Abgeschlossen und auf diesem Gerät gespeichert. Wird gesendet, sobald eine Verbindung besteht.',
      sending: 'Wird jetzt gesendet …',
      paused:
        'Der Empfänger verlangt zuerst Zugang. Nichts geht verloren: Sobald er da ist, wird die Erhebung gesendet.',
      delivered: 'Empfangen. Die Erhebung ist vollständig angekommen.',
      lost: 'Zu dieser Erhebung gibt es auf diesem Gerät weder einen Versand noch eine Empfangsbestätigung.',
      refused: 'Der Empfänger hat diese Erhebung nicht angenommen. Ihre Antworten sind auf diesem Gerät gespeichert.',
    },
    permission: 'Geben Sie einen anderen Code oder Link der Behörde ein: Dann wird die Erhebung erneut gesendet.',
    bound:
      'Die Adresse der Behörde hat sich seit Ihrer Einladung geändert. Ihre Antworten bleiben auf diesem Gerät, bis die Behörde die neue Adresse bestätigt oder bis Sie einen neuen Code oder Link eingeben.',
    nextAttempt: (last, next) => `Letzter Versuch um ${last}: keine Empfangsbestätigung. Nächster Versuch um ${next}.`,
    attempts: (count) => `${count} ${plural('de', count, 'Versuch', 'Versuche')} bisher.`,
    sendNow: 'Jetzt senden',
    sendAgain: 'Dieselben Antworten erneut senden',
    save: 'Eine Kopie in einer Datei speichern',
    code: 'Empfangsbestätigung',
    receivedAt: (when) => `Empfangen am ${when}`,
    copy: 'Ihre Antworten ansehen und drucken',
    keepCode: 'Notieren Sie diesen Code oder fotografieren Sie ihn.',
    completedAt: (when) => `Abgeschlossen am ${when}`,
    stay: 'Sie können die Anwendung schließen. Öffnen Sie sie wieder, wenn Netz da ist; dann wird von selbst gesendet.',
    draft: 'Diese Erhebung ist noch nicht abgeschlossen.',
    reasons: {
      'bad-request': 'Die Anfrage war nicht lesbar.',
      'malformed-document': 'Die gesendeten Daten waren nicht lesbar.',
      'digest-required': 'Die Prüfsumme fehlte.',
      'id-mismatch': 'Das Kennzeichen stimmte nicht.',
      unauthorised: 'Die Behörde nimmt die Erlaubnis nicht an, mit der diese Erhebung gesendet wurde.',
      forbidden: 'Die Erlaubnis zu senden gilt für eine andere Akte.',
      conflict: 'Unter diesem Kennzeichen wurde schon eine andere Erhebung empfangen.',
      'too-large': 'Die Erhebung ist zu groß.',
      'unsupported-media-type': 'Der Empfänger kennt diese Art von Nachricht nicht.',
      'invalid-document': 'Der Empfänger hat Fehler in den Antworten gefunden.',
      other: 'Der Empfänger gab einen unbekannten Grund an.',
    },
    faults: {
      'unknown-item': 'diese Frage gibt es in der Erhebung nicht',
      'wrong-value': 'diese Antwort ist kein gültiger Wert',
      'off-route': 'bei diesen Antworten müsste diese Frage übersprungen sein',
      'not-skipped': 'diese Frage hätte gestellt werden müssen',
      'not-undetermined': 'diese Frage hätte gestellt werden müssen',
      'not-asked': 'diese Frage ist nicht gestellt',
      unaccounted: 'die Antwort fehlt',
      'counted-twice': 'diese Frage kommt zweimal vor',
      other: 'der Empfänger nimmt das nicht an',
    },
  },
  print: {
    action: 'Drucken',
    purpose:
      'Um die Zahlen vorab zu sammeln. Dieses Papier wird nicht eingesandt: Sie füllen die Erhebung danach in der Anwendung aus.',
    toDelivery: 'Zum Versand',
    faults: {
      unknown: 'Diese Version der Anwendung kann diese Erhebung nicht öffnen.',
      unfetched: 'Diese Erhebung konnte nicht geladen werden. Versuchen Sie es erneut, wenn eine Verbindung besteht.',
    },
    copy: {
      title: 'Kopie Ihrer Antworten',
      draft: 'Noch nicht abgeschlossen',
      draftNote: 'Dies sind die Antworten bis jetzt. Sie sind noch nicht gesendet und können sich noch ändern.',
      label: 'Unternehmen (Ihre eigene Bezeichnung)',
      case: 'Akte',
      startedAt: 'Begonnen am',
      completedAt: 'Abgeschlossen am',
      measured: 'Gemessene Zeit',
      declared: 'Angegebene Zeit',
      minutes,
      id: 'Kennzeichen',
      noReceipt: 'Es gibt noch keine Empfangsbestätigung.',
      notApplicable: 'nicht zutreffend',
      waiting: 'noch nicht bestimmt: hängt von einer früheren Antwort ab',
      unanswered: 'Keine Antwort:',
      confirmed: (items) => `Von Ihnen bestätigt (${items}):`,
      why: (words) => `Ihre Erläuterung: ${words}`,
      remarkSent: 'Ihre Bemerkung (mitgesendet):',
      remarkKept: 'Ihre Bemerkung (nicht mitgesendet):',
    },
  },
};
