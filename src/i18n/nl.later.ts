import { plural } from './plural.ts';

/** The words of the pages that come after the last question, in Dutch. The first screen does not wait for them. */
export const nlLater = {
  deletion: {
    title: 'Deze antwoorden verwijderen?',
    draft: (name: string) =>
      `De antwoorden van “${name}” worden van dit toestel gewist. Dat kan niet ongedaan gemaakt worden.`,
    delivered: (name: string) =>
      `De kopie van “${name}” wordt van dit toestel gewist. De ontvangen enquête blijft bij de instantie.`,
    confirm: 'Ja, verwijderen',
    failed: 'Verwijderen is niet gelukt.',
  },

  question: {
    clear: 'Wis dit antwoord',
    cleared: 'Antwoord gewist.',
    skipped: (question: string, reason: string) => `${question} wordt overgeslagen: ${reason}.`,
    reason: (items: string, answer: string, many: boolean) => `${items} ${many ? 'zijn' : 'is'} ${answer}`,
    waiting: 'Eerst te beantwoorden:',
    undetermined: (question: string, items: string) =>
      `${question} kan niet bepaald worden: geen antwoord op ${items}.`,
    waitingFor: (question: string) => `vraag ${question}`,
    and: ' en ',
    total: 'Totaal',
    remainder: (rest: number) => `nog ${rest} % te verdelen`,
    excess: (over: number) => `${over} % te veel`,
    exact: 'klopt',
    offer: (item: string, value: number) => `Vul bij ${item} de resterende ${value} % in`,
    offerOnly: (values: Readonly<Record<string, number>>) =>
      `Vul ${Object.entries(values)
        .map(([item, value]) => `bij ${item} ${value} %`)
        .join(' en ')} in`,
  },

  time: {
    measured: (minutes: number) =>
      `De app mat tot nu ${minutes} ${plural('nl', minutes, 'minuut', 'minuten')} invullen.`,
    lookup: 'Tel daar de tijd bij die u en uw collega’s nodig hadden om gegevens op te zoeken.',
    add: (minutes: number) => `+ ${minutes} min`,
    addGroup: 'Tijd om op te zoeken bijtellen',
    confirm: (minutes: number) => `${minutes} ${plural('nl', minutes, 'minuut', 'minuten')} klopt`,
    shorter: 'Dit is korter dan de gemeten tijd. Klopt het, dan hoeft u niets te doen.',
    unconfirmed: 'Dit aantal telt pas als u het bevestigt of aanpast.',
    confirmed: 'Bevestigd door u.',
    invalid: 'Dit aantal kan niet geteld worden: vul hele minuten in, minstens 1.',
  },

  /** What a completed response is called by where it stands. */
  standing: {
    queued: 'Klaar om te verzenden',
    sending: 'Bezig met verzenden',
    paused: 'Wacht op toegang',
    delivered: 'Verzonden en ontvangen',
    refused: 'Niet aanvaard',
    lost: 'Niet gevonden',
  },

  invitation: {
    enter: 'Plak of typ hier de code of de link van uw uitnodiging',
    open: 'Openen',
    title: 'Uw uitnodiging',
    forCase: (id: string) => `Voor dossier ${id}`,
    prefilled: 'Er zijn gegevens vooraf bekend. U ziet ze bij de vraag; ze tellen pas als antwoord als u ze overneemt.',
    leftOut: 'Antwoorden die onversleuteld meekwamen, zijn weggelaten.',
    already: 'Deze enquête staat al op dit toestel: ga verder',
    code: 'Toegangscode',
    codeHint: 'De code staat in de brief van de instantie.',
    wrong: 'Deze code past niet bij de uitnodiging.',
    slip: 'In deze code staat een fout. Vergelijk elk teken met de brief.',
    unreadable:
      'Deze uitnodiging is niet leesbaar. Misschien is de link afgebroken: plak hem volledig. Helpt dat niet, vraag de instantie dan om een nieuwe.',
    unknown: 'Deze uitnodiging is voor een enquête die deze app niet aanbiedt.',
    putAway: 'Uitnodiging wegleggen',
    fetching: 'Uw uitnodiging wordt opgehaald …',
    again: 'Opnieuw proberen',
    sealed: 'De instantie kent al enkele gegevens. Geef de toegangscode om ze te zien.',
    without: 'Beginnen zonder deze gegevens',
    beside: 'Ondernemingsnummer of dossier dat naast de code staat',
    another: 'Een andere code of link',
    codeFaults: {
      later:
        'Er is nu geen verbinding met de instantie. Uw uitnodiging wordt opgehaald zodra die er is; u kunt al beginnen.',
      unknown: 'De instantie kent deze code niet. Vergelijk ze met de brief of voer een andere in.',
      expired: 'De termijn van deze code is voorbij. Vraag de instantie om een nieuwe.',
      revoked: 'De instantie heeft deze code ingetrokken. Vraag een nieuwe.',
      'used-up': 'Deze code is te vaak gebruikt. Vraag de instantie om een nieuwe.',
      'too-many':
        'Er zijn op korte tijd veel codes geprobeerd. Geef ook op wat naast de code staat, of probeer het later opnieuw.',
    },
    awaits:
      'Uw uitnodiging moet nog bij de instantie opgehaald worden; daarvoor is verbinding nodig. U kunt verder antwoorden. Afronden kan zodra ze er is.',
    elsewhere: 'Deze uitnodiging is voor een ander dossier. Ze wacht op de eerste pagina.',
    states: {
      unauthorised:
        'De instantie kent deze uitnodiging niet of niet meer. U kunt verder antwoorden; hebt u een nieuwere code of link, voer die dan hier in voor u afrondt.',
      revoked:
        'De instantie heeft deze uitnodiging ingetrokken: wat u ermee verzendt, wordt niet aanvaard. Hebt u een nieuwe code of link, voer die dan hier in.',
      expired:
        'De termijn van deze uitnodiging is voorbij. Wat u afrondt, komt nog aan, met de vermelding dat het laat is.',
      outOfScope:
        'Volgens de instantie hoort deze onderneming niet bij de enquête. U hoeft niet te antwoorden. Vraag het bij twijfel aan de helpdesk.',
      ceased:
        'Volgens de instantie is deze onderneming stopgezet. U hoeft niet te antwoorden. Vraag het bij twijfel aan de helpdesk.',
    },
  },

  aside: {
    mark: 'Op te zoeken',
    marked: (count: number) => `Op te zoeken (${count}):`,
    more: 'Opmerking of geen antwoord',
    original: 'Nederlandse tekst',
    define: 'Wat is dat?',
    close: 'Sluiten',
    undo: 'Ongedaan maken',
    confirm: 'Het klopt zo',
    confirmed: 'U bevestigde dat dit klopt.',
    why: 'Toelichting (niet verplicht, wordt meegestuurd)',
    known: 'Bij de instantie bekend, nog niet geantwoord:',
    takeOver: 'Klopt nog, neem over',
    remark: 'Uw opmerking bij deze vraag',
    sendRemark: 'Stuur deze opmerking mee met de enquête',
    cannot: 'Kan u hier echt niet op antwoorden?',
    cannotHint: 'Een schatting of een antwoord van een collega helpt meer. Lukt dat niet, zeg dan waarom.',
    which: 'Waarop niet?',
    reasons: {
      unknown: 'Ik weet het niet en kan het niet te weten komen',
      refused: 'Ik wil dit niet meedelen',
      inapplicable: 'Dit past niet bij onze onderneming',
    },
    explain: 'Toelichting (niet verplicht)',
    leaveOpen: 'Zonder antwoord laten',
  },

  install: {
    title: 'Zet de app eerst op uw toestel',
    risk: 'In deze browser kunnen uw antwoorden verdwijnen als u de app zeven dagen niet opent. In de geïnstalleerde app niet.',
    apart:
      'De geïnstalleerde app heeft een eigen opslag: wat u hier al invulde, staat daar niet. Met “Overbrengen” bij uw enquête neemt u het mee.',
    ios: ['Tik op het deelteken.', 'Kies “Zet op beginscherm”.', 'Open de app voortaan vanaf het beginscherm.'],
    mac: ['Open het menu Archief.', 'Kies “Voeg toe aan Dock”.', 'Open de app voortaan vanuit het Dock.'],
  },

  restored: {
    responses: (count: number) =>
      `De browser was antwoorden kwijt. ${count === 1 ? 'Eén enquête is' : `${count} enquêtes zijn`} teruggezet uit de reserve op dit toestel.`,
    damaged: (count: number) =>
      `${count === 1 ? 'Eén regel' : `${count} regels`} van de reserve op dit toestel ${count === 1 ? 'is' : 'zijn'} beschadigd. De rest is gelezen.`,
    noted: 'Begrepen',
  },

  storage: {
    title: 'Opslag en reservekopie',
    whatTitle: 'Wat op dit toestel staat',
    counts: (drafts: number, waiting: number, receipts: number) =>
      `${drafts} ${plural('nl', drafts, 'begonnen enquête', 'begonnen enquêtes')}, ${waiting} nog te verzenden, ${receipts} ${plural('nl', receipts, 'ontvangstbewijs', 'ontvangstbewijzen')}.`,
    room: (used: string, all: string) => `De app gebruikt ${used} van de ${all} die de browser haar geeft.`,
    reserve: {
      opfs: 'Elk antwoord staat twee keer op dit toestel: in de database van de browser en in een bestand ernaast.',
      cache: 'Elk antwoord staat twee keer op dit toestel: in de database van de browser en in zijn cache.',
      kept: 'Elk antwoord staat twee keer op dit toestel.',
      none: 'Deze browser heeft geen tweede opslag: elk antwoord staat één keer op dit toestel. Maak reservekopieën.',
      quota: 'Er is geen plaats voor de tweede opslag: elk antwoord staat één keer op dit toestel. Maak plaats vrij.',
      failed: 'De tweede opslag werkt nu niet: elk antwoord staat één keer op dit toestel. Maak een reservekopie.',
    },
    withoutDatabase: {
      kept: 'Elk antwoord staat één keer op dit toestel: in de tweede opslag.',
      nowhere: 'Wat u nu typt, wordt op dit toestel niet bewaard.',
    },
    persisted: 'De browser heeft beloofd de gegevens te bewaren tot u ze zelf wist.',
    notPersisted: 'De browser mag de gegevens wissen als het toestel vol raakt.',
    persist: 'Vraag om ze te bewaren',
    installed: 'De app staat op dit toestel geïnstalleerd.',
    notInstalled: 'De app is niet geïnstalleerd: ze draait in een venster van de browser.',
    sevenDays:
      'Safari op iPhone, iPad en Mac wist de gegevens van een site die zeven dagen niet gebruikt wordt. Van een app op het beginscherm niet.',
    backupTitle: 'Reservekopie maken',
    backup:
      'Eén bestand met alle begonnen enquêtes, alles wat nog verzonden moet worden en alle ontvangstbewijzen. Bewaar het op een andere plaats dan dit toestel: een kapot of verloren toestel neemt alles mee.',
    noBackup: 'Er werd op dit toestel nog geen reservekopie gemaakt.',
    lastBackup: (when: string) => `Laatste reservekopie: ${when}.`,
    passphrase: 'Wachtzin voor de reservekopie',
    passphraseHint: (least: number) =>
      `Minstens ${least} tekens, bijvoorbeeld vier woorden. Zonder de wachtzin kan niemand het bestand openen, ook wij niet.`,
    encrypt: 'Bewaar versleuteld',
    plain: 'Bewaar zonder wachtzin',
    plainWarning: 'Zonder wachtzin kan iedereen die het bestand heeft de antwoorden lezen.',
    plainConfirm: 'Toch zonder wachtzin bewaren',
    backupOutcomes: {
      saved: 'De reservekopie is gemaakt.',
      short: 'Deze wachtzin is te kort.',
      failed: 'De reservekopie kon niet gemaakt worden.',
    },
    bringInTitle: 'Reservekopie terugzetten',
    bringIn: 'Kies het bestand van een reservekopie',
    opensWith: 'Wachtzin waarmee het bestand versleuteld is',
    openBackup: 'Open de reservekopie',
    plan: (when: string) => `Reservekopie van ${when}. Er wordt nog niets gewijzigd. Dit zou er gebeuren:`,
    effects: {
      new: 'komt op dit toestel',
      newer: 'is verder dan hier en komt in de plaats',
      same: 'staat hier al',
      older: 'is hier verder of al ontvangen en blijft zoals ze is',
    },
    bringInNow: 'Zet terug',
    broughtIn: (count: number) =>
      count === 0
        ? 'Er was niets terug te zetten.'
        : `${count} ${plural('nl', count, 'enquête', 'enquêtes')} teruggezet.`,
    bringInFaults: {
      locked: 'Dit bestand is versleuteld. Geef de wachtzin.',
      'wrong-passphrase': 'Dat is de wachtzin niet, of het bestand is beschadigd.',
      unreadable: 'Dit bestand is geen reservekopie, of het is beschadigd. Er is niets gewijzigd.',
      failed: 'Het terugzetten is niet gelukt.',
    },
    testTitle: 'Opslag testen',
    test: 'De app schrijft iets in beide opslagplaatsen, leest het terug en wist het weer.',
    testNow: 'Test nu',
    tested: {
      database: {
        good: 'De database van de browser werkt.',
        bad: 'De database van de browser werkt niet.',
        none: 'Deze browser heeft geen database.',
      },
      reserve: {
        good: 'De tweede opslag werkt.',
        bad: 'De tweede opslag werkt niet.',
        none: 'Deze browser heeft geen tweede opslag.',
      },
    },
    alone: 'Uw antwoorden zijn bewaard, maar de tweede opslag op dit toestel werkt nu niet. Maak een reservekopie.',
    full: 'Uw antwoorden zijn bewaard, maar dit toestel is vol: de tweede opslag krijgt ze niet meer. Maak plaats vrij, of maak een reservekopie.',
    held: 'De database van de browser bewaart uw antwoorden niet. Ze staan in de tweede opslag op dit toestel en komen bij de volgende start terug.',
    memory: {
      kept: 'De browser geeft geen database, of die neemt niets meer op omdat het toestel vol is: maak dan plaats vrij. Uw antwoorden staan in de tweede opslag op dit toestel en komen bij de volgende start terug. Maak toch een reservekopie.',
      nowhere:
        'De browser bewaart hier niets, misschien omdat dit een privévenster is of omdat het toestel vol is. Wat u nu typt, is weg zodra u dit venster sluit: verzend het, of maak een reservekopie.',
    },
    outdated:
      'Een nieuwere versie van de app is open in een ander venster. Wat u typte is bewaard. Laad dit venster opnieuw om verder te gaan.',
    reload: 'Opnieuw laden',
  },

  lock: {
    title: 'Vergrendeld',
    what: 'De antwoorden op dit toestel zijn versleuteld. Geef de wachtzin om verder te gaan.',
    passphrase: 'Wachtzin',
    show: 'Toon de wachtzin',
    open: 'Ontgrendel',
    byDevice: 'Ontgrendel met vingerafdruk, gezicht of pincode van dit toestel',
    outcomes: {
      busy: 'Een ogenblik …',
      wrong: 'Dat is de wachtzin niet.',
      refused: 'Het toestel heeft niet ontgrendeld. Gebruik de wachtzin.',
      failed: 'Het ontgrendelen is niet gelukt. Probeer het opnieuw.',
    },
    waits: (seconds: number) =>
      `Te vaak een verkeerde wachtzin. Probeer het opnieuw over ${seconds} ${plural('nl', seconds, 'seconde', 'seconden')}.`,
    forgotten: 'Wachtzin vergeten?',
    final:
      'Zonder de wachtzin kan niemand de antwoorden op dit toestel nog lezen, ook wij niet. Hebt u een reservekopie onder een andere wachtzin, wis dan alles en zet die terug.',
    damaged:
      'De gegevens van de vergrendeling op dit toestel zijn beschadigd. Zonder een reservekopie kan niets geopend worden.',
    setTitle: 'Toestel vergrendelen',
    setWhat:
      'Met een wachtzin worden alle antwoorden op dit toestel versleuteld. De app vraagt de wachtzin bij elke start en wanneer ze een tijd niet gebruikt is.',
    required: 'Voor deze enquête moet dit toestel vergrendeld worden vóór de eerste vraag.',
    again: 'Herhaal de wachtzin',
    hint: (least: number) => `Minstens ${least} tekens, bijvoorbeeld vier woorden.`,
    understood: 'Ik begrijp dat zonder de wachtzin niemand mijn antwoorden nog kan openen.',
    recovery:
      'Maak eerst een reservekopie onder een andere wachtzin: alleen daarmee komt u na vergeten nog bij uw antwoorden.',
    set: 'Vergrendel met deze wachtzin',
    said: {
      busy: 'Een ogenblik …',
      short: 'Deze wachtzin is te kort.',
      different: 'De twee wachtzinnen zijn niet gelijk.',
      'not-understood': 'Vink aan dat u dit begrijpt.',
      unsaved: 'Niet alles is bewaard. Vergrendelen kan pas wanneer alles bewaard is.',
      wrong: 'Dat is de huidige wachtzin niet.',
      failed: 'Het is niet gelukt. Er is niets gewijzigd.',
      unsupported: 'Dit toestel of deze browser kan dat niet.',
      changed: 'De wachtzin is gewijzigd. Oudere reservekopieën openen nog met de vorige.',
      deviceAdded: 'Dit toestel kan de app nu ook ontgrendelen.',
      deviceRemoved: 'Enkel de wachtzin ontgrendelt nog.',
    },
    lockedTitle: 'Vergrendeling',
    isLocked: (minutes: number) =>
      `De antwoorden op dit toestel zijn versleuteld. De app vergrendelt zich na ${minutes} ${plural('nl', minutes, 'minuut', 'minuten')} zonder invoer.`,
    sealing: 'De versleuteling van de tweede opslag wordt bij de volgende start voltooid.',
    now: 'Vergrendel nu',
    changeTitle: 'Andere wachtzin',
    current: 'Huidige wachtzin',
    change: 'Wijzig de wachtzin',
    addDevice: 'Ook ontgrendelen met vingerafdruk, gezicht of pincode',
    removeDevice: 'Niet meer ontgrendelen met vingerafdruk, gezicht of pincode',
    offTitle: 'Vergrendeling opheffen',
    offWhat: 'De antwoorden op dit toestel zijn dan weer leesbaar voor wie het toestel heeft.',
    off: 'Hef de vergrendeling op',
    backup: 'Bewaar een reservekopie',
    backupWhat: 'Ze opent met de wachtzin van dit toestel.',
    otherPassphrase: 'Onder een andere wachtzin, voor als u die van dit toestel vergeet',
    residue:
      'Wat hier stond vóór het toestel vergrendeld werd, kan met gespecialiseerde middelen nog een tijd terug te vinden zijn.',
  },

  leaving: {
    receiptsTitle: 'Ontvangstbewijzen',
    receipts: (count: number) => `${count} ${plural('nl', count, 'ontvangstbewijs', 'ontvangstbewijzen')}`,
    receivedAt: (when: string) => `ontvangen op ${when}`,
    automatic: (days: number) =>
      `Ontvangen enquêtes worden ${days} ${plural('nl', days, 'dag', 'dagen')} na ontvangst van dit toestel gewist. De ontvangstbewijzen blijven.`,
    title: 'Alles wissen',
    what: 'Wist alle enquêtes, antwoorden, ontvangstbewijzen en instellingen van dit toestel. De app zelf blijft.',
    start: 'Alles wissen …',
    undelivered: 'Nog niet verzonden, en na het wissen voorgoed weg:',
    undeliveredCount: (count: number) =>
      `${count} ${plural('nl', count, 'afgeronde enquête wacht', 'afgeronde enquêtes wachten')} nog op verzending en ${plural('nl', count, 'is', 'zijn')} na het wissen voorgoed weg.`,
    draft: 'begonnen',
    waits: 'afgerond, wacht op verzending',
    nothing: 'Alles wat afgerond is, is verzonden. Er zijn geen begonnen enquêtes.',
    unknown: 'Het toestel is vergrendeld: begonnen enquêtes kunnen niet getoond worden.',
    word: 'WISSEN',
    type: (word: string) => `Typ ${word} om te bevestigen`,
    confirm: 'Wis alles van dit toestel',
    faults: {
      word: 'Typ het woord zoals het er staat.',
      held: 'Niet alles kon gewist worden: een ander venster van deze app is nog open. Sluit het en probeer het opnieuw.',
      failed: 'Het wissen is niet gelukt.',
    },
  },

  move: {
    title: 'Overbrengen',
    what: 'Bewaar deze enquête in een bestand. Open dat op de eerste pagina van de geïnstalleerde app, of op een ander toestel.',
    once: 'Ga daarna enkel daar verder en verwijder de enquête hier: van twee kopieën wordt er één aanvaard.',
    care: 'In het bestand staan uw antwoorden, leesbaar voor wie het heeft. Verwijder het zodra ze overgebracht zijn.',
    save: 'Bewaar in een bestand',
    open: 'Kies het bestand waarin u de enquête bewaarde',
    outcomes: {
      taken: 'De enquête staat nu op dit toestel.',
      already: 'Deze enquête staat of stond al op dit toestel. Er is niets overschreven.',
      unreadable: 'Dit bestand bevat geen enquête, of het is beschadigd.',
      unknown: 'Deze app kent de enquête in dit bestand niet. Vernieuw de app en probeer het opnieuw.',
      failed: 'De enquête kon niet op dit toestel bewaard worden.',
    },
  },

  accessibility: {
    title: 'Toegankelijkheid',
    aim: 'Deze app is gemaakt om te voldoen aan de richtlijnen WCAG 2.2, niveau AA.',
    tried:
      'Elke pagina en elke toestand is nagekeken met automatische controles, in vier talen, licht en donker; de hele enquête met het toetsenbord alleen; en verder bij 400 % vergroting, met ruimere tekst en in de contrastmodus van het systeem. Een onafhankelijke instantie heeft de app niet doorgelicht.',
    keysTitle: 'Met het toetsenbord',
    keys: [
      ['Tab, Shift + Tab', 'naar de volgende of vorige vraag'],
      ['Pijlen', 'een andere keuze; bij een percentage één meer of minder'],
      ['J, N of 1, 2', 'ja of neen, met de cursor op een van beide'],
      ['A, B, C … of 1, 2, 3 …', 'een keuze uit een lijst'],
      ['Delete', 'de keuze wissen'],
    ],
    limitsTitle: 'Wat nog niet goed gaat',
    limits: [
      'De titels van de officiële vragenlijst staan in hoofdletters; sommige schermlezers spellen die.',
      'Een afdruk als pdf krijgt enkel een leesvolgorde in browsers die daarvoor zorgen.',
      'De app is niet beproefd door gebruikers van elke schermlezer.',
    ],
    contactTitle: 'Iets gemerkt?',
    contact: 'Laat het weten aan de helpdesk van de enquête, op de eerste pagina.',
    version: (version: string) => `Deze verklaring gaat over versie ${version} van de app.`,
  },

  search: {
    title: 'Zoek een vraag',
    label: 'Een woord, een nummer of een onderwerp',
    found: (count: number) => `${count} ${plural('nl', count, 'vraag', 'vragen')} gevonden`,
    nothing: 'Geen vraag gevonden. Probeer een ander woord, of kies een onderdeel.',
    states: {
      asked: 'te beantwoorden',
      answered: 'beantwoord',
      waiting: 'wacht op een eerdere vraag',
      undetermined: 'kan niet bepaald worden',
      notApplicable: 'niet van toepassing',
    },
  },

  review: {
    sealed: 'Uw antwoorden worden bij het afronden versleuteld: enkel de instelling kan ze nog lezen.',
    erased:
      'Ze zijn daarna niet meer leesbaar op dit toestel. Bewaar of print eerst een kopie. Een verbetering vraagt u daarna aan de helpdesk.',
    title: 'Nakijken en afronden',
    intro: 'Kijk uw antwoorden na. Na het afronden kunnen ze niet meer gewijzigd worden.',
    problem: 'Er is nog iets te doen',
    unlikely: 'Klopt dit?',
    unlikelyHint:
      'Dit komt zelden voor. Verbeter het, of bevestig dat het klopt. U kan ook zonder bevestiging afronden.',
    allConfirmed: 'Door u bevestigd',
    remarkSent: 'Uw opmerking (wordt meegestuurd):',
    remarkKept: 'Uw opmerking (blijft op dit toestel):',
    ready: 'Alles is ingevuld. U kan afronden.',
    missing: 'Nog niet beantwoord:',
    change: 'Wijzig',
    blank: 'Niet ingevuld',
    contactReminder: (blank: string) =>
      `Nog niet ingevuld bij de contactgegevens: ${blank}. Dat hoeft niet, maar het helpt bij vragen.`,
    complete: 'Afronden en verzenden',
    completing: 'Bezig met afronden …',
    unredeemed: 'U kunt afronden zodra uw uitnodiging bij de instantie is opgehaald. Daarvoor is verbinding nodig.',
    notComplete: 'Afronden kan pas als er niets meer open staat.',
    failed: 'Afronden is niet gelukt. Uw antwoorden zijn bewaard. Probeer het opnieuw.',
    movedOn: 'De antwoorden zijn intussen gewijzigd. Kijk ze na en rond opnieuw af.',
  },

  delivery: {
    title: 'Verzending',
    states: {
      queued: 'Afgerond en bewaard op dit toestel. Wordt verzonden zodra er verbinding is.',
      sending: 'Wordt nu verzonden …',
      paused: 'De ontvanger vraagt eerst toegang. Er gaat niets verloren: zodra die er is, wordt de enquête verzonden.',
      delivered: 'Ontvangen. De enquête is volledig aangekomen.',
      lost: 'Van deze enquête staat op dit toestel geen verzending en geen ontvangstbewijs.',
      refused: 'De ontvanger heeft deze enquête niet aanvaard. Uw antwoorden zijn bewaard op dit toestel.',
    },
    permission: 'Voer een andere code of link van de instantie in: dan wordt de enquête opnieuw verzonden.',
    bound:
      'Het adres van de instantie is veranderd sinds u werd uitgenodigd. Uw antwoorden blijven op dit toestel tot de instantie het nieuwe adres bevestigt, of tot u een nieuwe code of link invoert.',
    nextAttempt: (last: string, next: string) =>
      `Laatste poging ${last}: geen ontvangstbewijs. Volgende poging om ${next}.`,
    attempts: (count: number) => `${count} ${plural('nl', count, 'poging', 'pogingen')} tot nu.`,
    sendNow: 'Nu verzenden',
    sendAgain: 'Verzend dezelfde antwoorden opnieuw',
    save: 'Bewaar een kopie in een bestand',
    code: 'Ontvangstbewijs',
    receivedAt: (when: string) => `Ontvangen op ${when}`,
    copy: 'Bekijk en druk uw antwoorden af',
    keepCode: 'Noteer deze code of maak er een foto van.',
    completedAt: (when: string) => `Afgerond op ${when}`,
    stay: 'U mag de app sluiten. Open ze opnieuw wanneer er netwerk is; dan wordt er vanzelf verzonden.',
    draft: 'Deze enquête is nog niet afgerond.',
    reasons: {
      'bad-request': 'Het verzoek was niet leesbaar.',
      'malformed-document': 'De verzonden gegevens waren niet leesbaar.',
      'digest-required': 'De controlesom ontbrak.',
      'id-mismatch': 'Het kenmerk klopte niet.',
      unauthorised: 'De instantie aanvaardt de toelating niet waarmee deze enquête verzonden is.',
      forbidden: 'De toelating om te verzenden is voor een ander dossier.',
      conflict: 'Onder dit kenmerk is al een andere enquête ontvangen.',
      'too-large': 'De enquête is te groot.',
      'unsupported-media-type': 'De ontvanger kent dit soort bericht niet.',
      'invalid-document': 'De ontvanger vond fouten in de antwoorden.',
      other: 'De ontvanger gaf een onbekende reden.',
    },
    faults: {
      'unknown-item': 'deze vraag bestaat niet in de enquête',
      'wrong-value': 'dit antwoord is geen geldige waarde',
      'off-route': 'deze vraag hoort bij deze antwoorden overgeslagen te zijn',
      'not-skipped': 'deze vraag had gesteld moeten worden',
      'not-undetermined': 'deze vraag had gesteld moeten worden',
      'not-asked': 'deze vraag is niet gesteld',
      unaccounted: 'het antwoord ontbreekt',
      'counted-twice': 'deze vraag komt twee keer voor',
      other: 'de ontvanger aanvaardt dit niet',
    },
  },

  print: {
    action: 'Afdrukken',
    purpose:
      'Om de cijfers vooraf te verzamelen. Dit papier wordt niet opgestuurd: u vult de enquête daarna in de app in.',
    toDelivery: 'Naar de verzending',
    faults: {
      unknown: 'Deze versie van de app kan deze enquête niet openen.',
      unfetched: 'Deze enquête kon niet geladen worden. Probeer het opnieuw wanneer er verbinding is.',
    },
    copy: {
      title: 'Kopie van uw antwoorden',
      draft: 'Nog niet afgerond',
      draftNote: 'Dit zijn de antwoorden tot nu. Ze zijn nog niet verzonden en kunnen nog veranderen.',
      label: 'Onderneming (uw eigen benaming)',
      case: 'Dossier',
      startedAt: 'Begonnen op',
      completedAt: 'Afgerond op',
      measured: 'Gemeten tijd',
      declared: 'Opgegeven tijd',
      minutes: (count: number) => `${count} ${plural('nl', count, 'minuut', 'minuten')}`,
      id: 'Kenmerk',
      noReceipt: 'Er is nog geen ontvangstbewijs.',
      notApplicable: 'niet van toepassing',
      waiting: 'nog niet bepaald: hangt af van een eerder antwoord',
      unanswered: 'Geen antwoord:',
      confirmed: (items: string) => `Door u bevestigd (${items}):`,
      why: (words: string) => `Uw toelichting: ${words}`,
      remarkSent: 'Uw opmerking (meegestuurd):',
      remarkKept: 'Uw opmerking (niet meegestuurd):',
    },
  },
};

/** The later words that every language has. */
export type LaterWords = typeof nlLater;
