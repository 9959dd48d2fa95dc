import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { messagesFile, readMessages, sourceOf } from '../../src/cli/messages.ts';
import { messageFaults, untranslated } from '../../src/cli/untranslated.ts';
import { loadWords } from '../../src/i18n/load.ts';
import { type Message, type MessageFile, placeholder, wordsOf } from '../../src/i18n/wordsOf.ts';
import type { Language } from '../../src/instrument/language.ts';

const textsOf = (message: Message, path: string): [string, string][] =>
  typeof message === 'string'
    ? [[path, message]]
    : Object.entries(message).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));

describe('the interface', () => {
  it('is said in every language, and the build says what is not', async () => {
    expect(await untranslated()).toEqual([]);
  });

  it.each<[string, Language, MessageFile, MessageFile, string[]]>([
    ['what is not said', 'fr', { a: { b: ' ' } }, { a: { b: 'x' } }, ['interface fr: a.b has no words']],
    ['what Dutch lacks', 'fr', { a: 'x', b: 'y' }, { a: 'x' }, ['interface fr: b is not in Dutch']],
    [
      'other placeholders',
      'fr',
      { a: '{{that}}' },
      { a: '{{this}}' },
      ['interface fr: a has other placeholders than in Dutch'],
    ],
    [
      'a missing plural form',
      'fr',
      { a_other: '{{count}}' },
      { a_one: '{{count}}', a_other: '{{count}}' },
      ['interface fr: a has no form for one'],
    ],
    [
      'counting in one language alone',
      'fr',
      { a: '{{count}}' },
      { a_one: '{{count}}', a_other: '{{count}}' },
      ['interface fr: a counts in one language alone'],
    ],
    ['nothing where all is well', 'fr', { a: ['x'], b: '{{c}}' }, { a: ['y'], b: '{{c}}!' }, []],
  ])('finds %s', (_what, language, messages, dutch, faults) => {
    expect(messageFaults(language, messages, dutch)).toEqual(faults);
  });

  it.each(['fr', 'de', 'en'] as const)('leaves no sentence in Dutch in %s', async (language) => {
    const [words, dutch] = await Promise.all([readMessages(language), readMessages('nl')]);
    const inDutch = new Map(textsOf(dutch, ''));
    const same = textsOf(words, '').filter(
      ([path, text]) => text.replace(placeholder, '').length > 12 && text === inDutch.get(path),
    );
    expect(same).toEqual([]);
  });

  it('has the types that its Dutch words give: else `npm run messages`', async () => {
    expect(await readFile(messagesFile, 'utf8')).toBe(sourceOf(await readMessages('nl')));
  });
});

describe('words', () => {
  const words = wordsOf(
    {
      plain: 'Taal',
      group: { list: [['a', 'b']] },
      named: '{{item}}: {{value}} %',
      found_zero: 'niets',
      found_one: '{{count}} vraag',
      found_other: '{{count}} vragen',
    },
    'nl',
  ) as unknown as {
    readonly plain: string;
    readonly group: { readonly list: readonly (readonly string[])[] };
    readonly named: (values: object) => string;
    readonly found: (values: object) => string;
  };

  it('are strings, or functions of what their placeholders name', () => {
    expect(words.plain).toBe('Taal');
    expect(words.group.list).toEqual([['a', 'b']]);
    expect(words.named({ item: 'B3a', value: 60 })).toBe('B3a: 60 %');
    expect([0, 1, 2].map((count) => words.found({ count }))).toEqual(['niets', '1 vraag', '2 vragen']);
  });

  it.each([
    ['fr', 0, '0 minute'],
    ['fr', 1, '1 minute'],
    ['fr', 2, '2 minutes'],
    ['fr', 1_000_000, '1000000 minutes'],
    ['en', 0, '0 minutes'],
    ['nl', 1, '1 minuut'],
    ['de', 0, '0 Minuten'],
  ] as const)('count in %s: %i', async (language, count, form) => {
    expect((await loadWords(language, 'question')).minutes({ count })).toBe(form);
  });
});
