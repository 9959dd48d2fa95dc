import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/instrument/language.ts';
import { openTexts } from '../../src/surveys/open.ts';
import { ict2024 } from '../support/ict2024.ts';

const root = join(import.meta.dirname, '../../src');

/** What must not stand in the words of a language: where a line would break wrongly, or a space is missing or too many. */
const rules: readonly [what: string, languages: readonly Language[], fault: RegExp][] = [
  ['a sign that may begin a line', ['fr'], / [:;?!»%]/],
  ['a sign without its no-break space', ['fr'], /[^\s\u00A0?!:]([?!]|[:;](?=\s|$))|[^\s\u00A0]»|«[^\u00A0]/],
  ['quotation marks of another language', ['fr'], /[‘“”„]|"/],
  ['a number apart from its %', ['nl', 'de'], /[\d}] %/],
  ['a number glued to its %', ['nl', 'fr', 'de'], /[\d}]%/],
  ['a space before %', ['en'], /[\d}][ \u00A0]%/],
  ['a space before an ellipsis', ['fr', 'en'], /[ \u00A0]…/],
  ['an ellipsis that may begin a line', ['nl', 'de'], / …/],
  ['a space before a sign', ['nl', 'de', 'en'], /[ \u00A0][:;?!,.](?!\.)/],
  ['a number apart from its unit', ['nl', 'fr', 'de', 'en'], /\}\} min\b/i],
  ['two spaces', ['nl', 'fr', 'de', 'en'], / {2}/],
];

/** All strings inside a value, with their paths; but for what is said in another language. */
function textsIn(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null || 'lang' in value) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

/** The interface's words, and the translations of the questionnaires. The official Dutch is kept to the letter. */
const filesOf = (language: Language): string[] => [
  ...globSync(`i18n/${language}/*.json`, { cwd: root }),
  ...(language === 'nl' ? [] : globSync(`surveys/*/text/${language}.json`, { cwd: root })),
];

const wordsOf = (language: Language): [string, string][] =>
  filesOf(language).flatMap((file) => textsIn(JSON.parse(readFileSync(join(root, file), 'utf8')), relative('', file)));

const faultsIn = (words: readonly [string, string][], language: Language): string[] =>
  rules.flatMap(([what, languages, fault]) =>
    languages.includes(language)
      ? words.filter(([, text]) => fault.test(text)).map(([path, text]) => `${path}: ${what}: ${text}`)
      : [],
  );

describe('the words of each language', () => {
  it.each(['nl', 'fr', 'de', 'en'] as const)('are spaced in %s as it is written there', (language) => {
    const words = wordsOf(language);
    expect(words.length).toBeGreaterThan(300);
    expect(faultsIn(words, language)).toEqual([]);
  });

  it('keep a number with its % in the checks of a questionnaire, however its author wrote it', async () => {
    const texts = await openTexts(ict2024.id, ict2024.version, 'nl');
    const checks = texts.ok ? Object.values(texts.value.checks) : [];
    expect(checks.filter((text) => /\d\u00A0%/.test(text)).length).toBeGreaterThan(5);
    expect(checks.filter((text) => /\d %/.test(text))).toEqual([]);
  });

  it.each<[Language, string, boolean]>([
    ['fr', 'Quelle part ?', false],
    ['fr', 'Quelle part\u00A0?', true],
    ['fr', 'Quelle part?', false],
    ['fr', 'Répondez d’abord à\u00A0:', true],
    ['fr', 'https://statbel.fgov.be', true],
    ['fr', '« oui »', false],
    ['fr', '«\u00A0oui\u00A0»', true],
    ['fr', '‘Oui’', false],
    ['fr', '100 %', false],
    ['fr', 'Envoi en cours …', false],
    ['nl', 'nog {{rest}} % te verdelen', false],
    ['nl', 'nog {{rest}}\u00A0% te verdelen', true],
    ['nl', 'Bewaren …', false],
    ['nl', 'Klopt dit ?', false],
    ['de', '100%', false],
    ['en', '5 %', false],
    ['en', '5%', true],
    ['en', '+ {{minutes}} min', false],
  ])('in %s, %j: %s', (language, text, good) => {
    expect(faultsIn([['', text]], language).length === 0).toBe(good);
  });
});
