import { expect, it } from 'vitest';
import { readMessages } from '../../src/cli/messages.ts';
import { isFile, type Message } from '../../src/i18n/wordsOf.ts';
import type { Language } from '../../src/instrument/language.ts';

/** The one name of a thing in each language, and the names that it must not go by beside it. */
const names: readonly [thing: string, others: Readonly<Partial<Record<Language, RegExp>>>][] = [
  [
    'the office: instantie, institution, Behörde, survey office',
    {
      nl: /\bontvanger\b|\bde instelling\b/i,
      fr: /\bdestinataire\b|\borganisme\b(?! indépendant)/i,
      de: /\bEmpfänger\b|\b[dD](?:ie|er) Stelle\b/,
      en: /\breceiver\b|\b(?<!survey )office\b/i,
    },
  ],
  [
    'the help desk: helpdesk, service d’assistance, Helpdesk, help desk',
    { nl: /hulpdienst/i, fr: /service d’aide/i, de: /Hilfestelle|der Hilfe\b/ },
  ],
  ['the app: app, application, App, app', { nl: /applicatie|\bdeze toepassing\b/i, de: /Anwendung/ }],
  [
    'the backup: reservekopie, copie de sauvegarde, Sicherungskopie, backup',
    { nl: /back-?up/i, fr: /copie de réserve/i, de: /Backup/i },
  ],
  ['the passphrase: wachtzin, phrase de passe, Passphrase, passphrase', { fr: /phrase secrète/i }],
  [
    'the second store beside the database',
    { nl: /de reserve\b/i, fr: /la réserve\b/i, de: /der Reserve\b/, en: /the reserve\b/ },
  ],
  ['the identifier of a response', { de: /Kennzeichen/ }],
  ['to bring the app up to date', { nl: /vernieuw/i, de: /erneuer/i, en: /\brenew/i }],
  ['what a respondent fills in', { de: /Erhebung (?:aus|ist ab|wurde ge)/ }],
  ['a question with an answer', { fr: /questions? répondue|^répondue?$|pas encore répondu/i }],
  ['what needs another answer', { en: /\bmend/i, de: /verbessern/ }],
  ['to print', { nl: /\bprint/i }],
  ['to send', { nl: /verstu/i }],
  ['to start, and what was started', { en: /\bbeg[aiu]n/i }],
];

const textsOf = (message: Message, path: string): [string, string][] =>
  typeof message === 'string'
    ? [[path, message]]
    : Object.entries<Message>(isFile(message) ? message : { ...message }).flatMap(([key, inner]) =>
        textsOf(inner, `${path}.${key}`),
      );

it.each(['nl', 'fr', 'de', 'en'] as const)(
  'in %s each thing has one name, and words are of today',
  async (language) => {
    const texts = textsOf(await readMessages(language), language);
    const found = names.flatMap(([thing, others]) =>
      texts.filter(([, text]) => others[language]?.test(text)).map(([path, text]) => `${path} (${thing}): ${text}`),
    );
    expect(found).toEqual([]);
  },
);
