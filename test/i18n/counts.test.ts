import { describe, expect, it } from 'vitest';
import { placeholdersOf, readMessages } from '../../src/cli/messages.ts';
import { shapesOf } from '../../src/cli/untranslated.ts';
import { loadWords } from '../../src/i18n/load.ts';
import { isFile, type Message, type MessageFile } from '../../src/i18n/wordsOf.ts';
import { type Language, language as languages } from '../../src/instrument/language.ts';

/** Numbers that nothing has to agree with: "B2: 60 %", "3 of 44", "+ 15 min", "at least 12 characters". */
const withoutNoun = [
  'revision',
  'value',
  'rest',
  'over',
  'shown',
  'minutes',
  'answered',
  'asked',
  'waiting',
  'least',
  'most',
  'read',
  'megabytes',
  'sent',
];

/** Placeholders that are words, not numbers. */
const worded =
  /^(name|what|when|where|last|next|item|items|question|answer|reason|shares|version|publisher|words|word|typed|used|cleared|all|drafts|receipts|time|blank|id|law|address|place|row|of|roster|module|language|code|until)$/;

const textsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values<Message>(message).flatMap(textsOf);

/** The messages with a count that lack one of both forms. */
const uncounted = (file: MessageFile): string[] =>
  [...shapesOf(file)].flatMap(([path, { placeholders, forms }]) =>
    placeholders.has('count') && !(forms.has('one') && forms.has('other')) ? [path] : [],
  );

describe('numbers', () => {
  it.each(languages.options)('agree with what they count in %s: each count has both forms', async (language) => {
    expect(uncounted(await readMessages(language))).toEqual([]);
  });

  it('are found where they lack a form', () => {
    expect(uncounted({ a: '{{count}} vragen', b: { c_other: '{{count}}' }, d_one: '1', d_other: '{{count}}' })).toEqual(
      ['a', 'b.c'],
    );
  });

  it('are named `count` where a noun follows: a new placeholder is one of those, or listed here', async () => {
    const messages = await readMessages('nl');
    const names = new Set(
      Object.values(messages).flatMap((file) => textsOf(file).flatMap((text) => [...placeholdersOf(text)])),
    );
    const unlisted = [...names].filter((name) => name !== 'count' && !withoutNoun.includes(name) && !worded.test(name));
    expect(unlisted).toEqual([]);
    expect(isFile(messages['start'] ?? '')).toBe(true);
  });
});

/** 0, 1 and 2 as a message says them. French counts 0 as one. */
const cases: readonly [
  what: string,
  said: (language: Language) => Promise<(values: { readonly count: number }) => string>,
  words: Readonly<Record<Language, readonly [none: string, one: string, two: string]>>,
][] = [
  [
    'minutes',
    async (language) => (await loadWords(language, 'question')).minutes,
    {
      nl: ['0 minuten', '1 minuut', '2 minuten'],
      fr: ['0 minute', '1 minute', '2 minutes'],
      de: ['0 Minuten', '1 Minute', '2 Minuten'],
      en: ['0 minutes', '1 minute', '2 minutes'],
    },
  ],
  [
    'measured minutes',
    async (language) => (await loadWords(language, 'more')).time.measured,
    {
      nl: ['0 minuten gemeten', '1 minuut gemeten', '2 minuten gemeten'],
      fr: ['0 minute jusqu’ici', '1 minute jusqu’ici', '2 minutes jusqu’ici'],
      de: ['0 Minuten gemessen', '1 Minute gemessen', '2 Minuten gemessen'],
      en: ['measured 0 minutes', 'measured 1 minute.', 'measured 2 minutes'],
    },
  ],
  [
    'questions',
    async (language) => (await loadWords(language, 'start')).time,
    {
      nl: ['0 vragen;', '1 vraag;', '2 vragen;'],
      fr: ['0 question\u00A0;', '1 question\u00A0;', '2 questions\u00A0;'],
      de: ['0 Fragen;', '1 Frage;', '2 Fragen;'],
      en: ['0 questions;', '1 question;', '2 questions;'],
    },
  ],
  [
    'questions found',
    async (language) => (await loadWords(language, 'search')).found,
    {
      nl: ['0 vragen gevonden', '1 vraag gevonden', '2 vragen gevonden'],
      fr: ['0 question trouvée', '1 question trouvée', '2 questions trouvées'],
      de: ['0 Fragen gefunden', '1 Frage gefunden', '2 Fragen gefunden'],
      en: ['0 questions found', '1 question found', '2 questions found'],
    },
  ],
  [
    'surveys in progress',
    async (language) => (await loadWords(language, 'storage')).drafts,
    {
      nl: ['0 begonnen enquêtes', '1 begonnen enquête', '2 begonnen enquêtes'],
      fr: ['0 enquête commencée', '1 enquête commencée', '2 enquêtes commencées'],
      de: ['0 begonnene Fragebögen', '1 begonnener Fragebogen', '2 begonnene Fragebögen'],
      en: ['0 surveys in progress', '1 survey in progress', '2 surveys in progress'],
    },
  ],
  [
    'receipts',
    async (language) => (await loadWords(language, 'leaving')).receipts,
    {
      nl: ['0 ontvangstbewijzen', '1 ontvangstbewijs', '2 ontvangstbewijzen'],
      fr: ['0 accusé de', '1 accusé de', '2 accusés de'],
      de: ['0 Empfangsbestätigungen', '1 Empfangsbestätigung', '2 Empfangsbestätigungen'],
      en: ['0 receipts', '1 receipt', '2 receipts'],
    },
  ],
  [
    'attempts',
    async (language) => (await loadWords(language, 'delivery')).attempts,
    {
      nl: ['0 pogingen.', '1 poging.', '2 pogingen.'],
      fr: ['0 tentative ', '1 tentative ', '2 tentatives '],
      de: ['0 Versuche.', '1 Versuch.', '2 Versuche.'],
      en: ['0 attempts', '1 attempt', '2 attempts'],
    },
  ],
];

describe.each(cases)('a number of %s', (_what, said, words) => {
  it.each(languages.options)('reads in %s', async (language) => {
    const message = await said(language);
    for (const [count, form] of words[language].entries()) expect(message({ count })).toContain(form);
  });
});
