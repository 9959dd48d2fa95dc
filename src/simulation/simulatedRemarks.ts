import type { Language } from '../instrument/language.ts';
import type { Chance } from './chance.ts';

type Words = Readonly<Record<Language, readonly [string, ...string[]]>>;

/** What respondents say about a question. */
export const questionRemarks: Words = {
  nl: [
    'Schatting: de boekhouding houdt dit niet apart bij.',
    'Dit geldt pas sinds september.',
    'Wordt geregeld door de groep.',
  ],
  fr: [
    'Estimation : la comptabilité ne le distingue pas.',
    'Depuis septembre seulement.',
    'C’est le groupe qui s’en charge.',
  ],
  de: ['Schätzung: Die Buchhaltung trennt das nicht.', 'Erst seit September.', 'Das übernimmt die Gruppe.'],
  en: ['An estimate: our accounts do not show this apart.', 'Only since September.', 'The group takes care of this.'],
};

/** What they say about an item that they give no answer to. */
export const silenceRemarks: Words = {
  nl: ['Enkel onze IT-leverancier weet dit.', 'Niet terug te vinden voor 2023.'],
  fr: ['Seul notre prestataire informatique le sait.', 'Introuvable pour 2023.'],
  de: ['Das weiß nur unser IT-Dienstleister.', 'Für 2023 nicht zu finden.'],
  en: ['Only our IT supplier knows.', 'Not to be found for 2023.'],
};

/** What they say where they confirm a finding. */
export const confirmationRemarks: Words = {
  nl: ['Dit klopt: minder dan een half procent.', 'Nagekeken met de boekhouder.'],
  fr: ['C’est exact : moins d’un demi pour cent.', 'Vérifié avec le comptable.'],
  de: ['Das stimmt: weniger als ein halbes Prozent.', 'Mit der Buchhaltung geprüft.'],
  en: ['This is right: less than half a per cent.', 'Checked with our accountant.'],
};

/** One of them, in a language. */
export const drawRemark = (words: Words, language: Language, chance: Chance): string => chance.oneOf(words[language]);
