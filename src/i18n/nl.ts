/** The interface's own words in Dutch. The survey's words are the instrument's. */
export const nl = {
  appName: 'Veldwerk',
  skipToContent: 'Naar de inhoud',
  notOfficial: 'Veldwerk is een onafhankelijke invulapp en geen dienst van de overheid.',
  unofficial: 'Dit is een niet-officiële vertaling. De Nederlandse tekst geldt.',
  cancel: 'Annuleren',
  error: 'Fout:',
  language: 'Taal',

  start: {
    install: 'Zet de app op dit toestel',
    connection: 'Als de verbinding wegvalt',
    moved: 'Ik breng een begonnen enquête mee in een bestand',
    storage: 'Opslag en reservekopie',
    accessibility: 'Toegankelijkheid',
    title: 'Enquête invullen',
    what: 'U vult deze enquête in op dit toestel, ook zonder netwerk. Elk antwoord wordt meteen op het toestel bewaard; u kan op elk moment stoppen en later verdergaan.',
    time: (items: number) =>
      `De enquête telt ${items} vragen; u krijgt enkel die te zien die voor uw onderneming gelden. Hoelang het duurt, hangt vooral af van wat u moet opzoeken.`,
    delivery:
      'U werkt gewoon verder: alles staat op dit toestel. Na het afronden wordt de enquête verzonden zodra er verbinding is. U krijgt dan een ontvangstbewijs.',
    measured:
      'De app meet hoelang u met de enquête bezig bent. U ziet die tijd op het einde en beslist zelf wat u opgeeft; per module wordt enkel een totaal meegestuurd.',
    audit: (values: boolean) =>
      `Voor deze enquête houdt de app ook bij wanneer u bij welke vraag was${values ? ' en wat u er voor en na antwoordde' : ''}. Dat wordt meegestuurd.`,
    begin: 'Begin aan de enquête',
    beginAnother: 'Begin aan een nieuwe enquête',
    drafts: 'Op dit toestel bezig',
    completed: 'Afgerond op dit toestel',
    continue: 'Ga verder',
    open: 'Bekijk verzending',
    delete: 'Verwijderen',
    unnamed: (when: string) => `Zonder naam, begonnen ${when}`,
    pending: 'Nog te verzenden',
    by: (publisher: string) => `Een enquête van ${publisher}`,
    nothingOffered: 'De instellingen van deze app bieden geen enquête aan die deze app kent.',
    changed: (when: string) => `Laatst gewijzigd ${when}`,
    progress: (answered: number, asked: number) => `${answered} van ${asked} vragen beantwoord`,
    blank: 'Druk een lege vragenlijst af om gegevens te verzamelen',
    invitation: 'Ik heb een uitnodiging (code of link)',
    help: 'Hulp nodig?',
    obligation: 'Verplichting',
    data: 'Wat er met uw gegevens gebeurt',
    offline: {
      yes: 'Klaar voor gebruik zonder netwerk.',
      'not yet': 'Blijf nog even verbonden: de app wordt op dit toestel bewaard.',
      unsupported: 'Deze browser kan de app niet bewaren voor gebruik zonder netwerk.',
    },
    unreadable: 'Deze enquête hoort bij een versie die deze app niet kan openen. De antwoorden blijven bewaard.',
  },

  label: {
    title: 'Voor welke onderneming?',
    hint: 'Enkel om deze enquête op dit toestel terug te vinden. Wordt niet verstuurd.',
  },

  rail: {
    title: 'Onderdelen',
    menu: (current: string) => `Onderdelen · ${current}`,
    review: 'Nakijken en verzenden',
    home: 'Overzicht',
    backup: 'Reservekopie',
    search: 'Zoek een vraag',
    answered: (answered: number, asked: number) => `${answered} van ${asked}`,
    waiting: (count: number) => `${count} in afwachting`,
    optional: 'naar keuze',
    states: {
      untouched: 'nog niet begonnen',
      busy: 'bezig',
      done: 'volledig',
      attention: 'te verbeteren',
      skipped: 'niet van toepassing',
    },
  },

  save: {
    fresh: 'Nog niets ingevuld',
    saving: 'Bewaren …',
    saved: (time: string) => `Bewaard ${time}`,
    failed: 'Niet bewaard',
    faults: {
      overtaken: 'Deze enquête wordt in een ander venster ingevuld. Wat u hier het laatst typte is niet bewaard.',
      gone: 'Deze enquête staat niet meer op dit toestel.',
      quota:
        'Het toestel heeft geen plaats meer. Uw antwoorden staan voorlopig enkel in dit venster: sluit het niet en maak plaats vrij.',
      closed:
        'De browser heeft de opslag gesloten. Uw antwoorden staan voorlopig enkel in dit venster: sluit het niet.',
      failed: 'De browser kan uw antwoorden niet bewaren. Ze staan voorlopig enkel in dit venster: sluit het niet.',
    },
    backup: 'Bewaar een kopie in een bestand',
  },

  connection: { offline: 'Geen netwerk. U kan gewoon verder werken.' },

  pen: {
    reader: 'Deze enquête is al open in een ander venster. Hier kan u enkel meelezen.',
    takeOver: 'Hier verder invullen',
  },

  module: {
    back: 'Vorige',
    next: 'Volgende',
    review: 'Nakijken',
    reviewNow: 'Naar het nakijken',
    onward: 'Verder in de enquête',
    unknown: 'Dit onderdeel bestaat niet.',
    faults: {
      missing: 'Deze enquête staat niet (meer) op dit toestel.',
      unreadable: 'Deze enquête kan met deze versie van de app niet geopend worden. Uw antwoorden blijven bewaard.',
      storage:
        'De browser geeft geen toegang tot de opslag op dit toestel. Uw antwoorden kunnen nu niet getoond worden.',
    },
    toStart: 'Naar het overzicht',
  },

  notLoaded: {
    title: 'Deze pagina kon niet geladen worden',
    what: 'Uw antwoorden zijn bewaard. Start de app opnieuw om verder te gaan.',
    again: 'Opnieuw starten',
  },

  config: {
    brokenFirst:
      'De instellingen van deze app (config.json) zijn niet leesbaar. U kan invullen; er wordt pas verzonden als ze weer leesbaar zijn.',
    broken: 'De instellingen van deze app (config.json) zijn niet leesbaar. De vorige instellingen blijven gelden.',
  },

  strays: {
    found: (count: number) =>
      count === 1
        ? 'Eén gegeven op dit toestel kan niet gelezen worden. Het blijft bewaard.'
        : `${count} gegevens op dit toestel kunnen niet gelezen worden. Ze blijven bewaard.`,
    export: 'Bewaar ze in een bestand',
  },

  insecure:
    'Deze app moet over een beveiligde verbinding (https) geopend worden. Hier kan niets bewaard of verzonden worden.',
  elsewhere: (name: string) => `De antwoorden van “${name}” zijn nog niet bewaard.`,

  storageBroken:
    'De browser geeft geen toegang tot de opslag op dit toestel. Zonder opslag kan u niet beginnen: uw antwoorden zouden verloren gaan.',

  update: {
    ready: 'Er is een nieuwe versie van de app.',
    apply: 'Nu vernieuwen',
  },
};

/** The words that every language has. */
export type Words = typeof nl;
