import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/instrument/language.ts';
import { openTexts } from '../../src/surveys/open.ts';
import { examplesOf, searchIn } from '../../src/ui/search/finder.ts';
import { tinyInstrument, tinyWords } from '../instruments/opened.ts';
import { ict2024 } from '../support/ict2024.ts';

async function found(language: string, typed: string) {
  const texts = await openTexts(ict2024.id, ict2024.version, language);
  if (!texts.ok) throw new Error(`no words in ${language}`);
  return searchIn(ict2024, texts.value)(typed).map(({ entry, item }) => item ?? entry.question.id);
}

/** What is typed, and a question or item that must be among the first six. */
describe('a search', () => {
  it.each<[Language, string, string]>([
    ['nl', 'B3', 'B3'],
    ['nl', 'b3a', 'B3a'],
    ['nl', 'e1', 'E1'],
    ['nl', 'kunstmatige intelligentie', 'E1'],
    ['nl', 'artificial intelligence', 'E1'],
    ['nl', 'back-up', 'D1e'],
    ['nl', 'backup', 'D1e'],
    ['nl', 'wachtwoord', 'D1a'],
    ['nl', 'beveiligingsincident', 'D4'],
    ['nl', 'incident', 'D4'],
    ['nl', 'verkopen', 'B1'],
    ['nl', 'webverkoop', 'B1'],
    ['nl', 'downloadsnelheid', 'A3'],
    ['nl', 'snelheid verbinding', 'A4'],
    ['nl', 'vacature', 'C4'],
    ['nl', 'vakatures', 'C4'],
    ['nl', 'vergadering', 'A6'],
    ['nl', 'zoom', 'A6'],
    ['nl', 'hoeveel tijd', 'F'],
    ['nl', 'F', 'F'],
    ['nl', 'telefoon', 'contactPhone'],
    ['nl', 'paswoord', 'D1a'],
    ['nl', 'ransomware', 'D4b'],
    ['nl', 'thuiswerk', 'A5'],
    ['nl', 'chatgpt', 'E1c'],
    ['fr', 'télétravail', 'A5'],
    ['fr', 'rançongiciel', 'D4b'],
    ['de', 'Homeoffice', 'A5'],
    ['de', 'Kennwort', 'D1a'],
    ['en', 'working from home', 'A5'],
    ['en', 'two-factor', 'D1c'],
    ['fr', 'reunions', 'A6'],
    ['fr', 'RÉUNIONS', 'A6'],
    ['fr', 'mot de passe', 'D1a'],
    ['fr', 'IA', 'E1'],
    ['fr', 'chiffre d’affaires', 'B2'],
    ['de', 'verkäufe', 'B1'],
    ['de', 'verkaeufe edi', 'B6'],
    ['de', 'passwort', 'D1a'],
    ['de', 'KI', 'E1'],
    ['de', 'geschwindigkeit', 'A3'],
    ['en', 'password', 'D1a'],
    ['en', 'AI', 'E1'],
    ['en', 'remote', 'A5'],
  ])('in %s for “%s” finds %s', async (language, typed, wanted) => {
    expect((await found(language, typed)).slice(0, 6)).toContain(wanted);
  });

  it.each<[Language, string]>([
    ['nl', 'AI'],
    ['fr', 'IA'],
    ['de', 'KI'],
    ['en', 'AI'],
  ])('in %s for “%s” finds whether it is used first', async (language, typed) => {
    expect((await found(language, typed))[0]?.slice(0, 2)).toBe('E1');
  });

  it.each(ict2024.languages)('in %s finds each of its examples', async (language) => {
    const texts = await openTexts(ict2024.id, ict2024.version, language);
    const examples = texts.ok ? examplesOf(ict2024, texts.value) : [];
    expect(examples.length).toBe(4);
    for (const example of examples) expect((await found(language, example)).length, example).toBeGreaterThan(0);
  });

  it('in Dutch for “AI” finds the module on it', async () => {
    const hits = await found('nl', 'AI');
    expect(hits.slice(0, 5).every((id) => id.startsWith('E'))).toBe(true);
    expect(hits.map((id) => id.slice(0, 2))).toContain('E1');
  });

  it('finds a question by where it is written', async () => {
    const places = await tinyInstrument('test.places');
    const { en } = await tinyWords('test.places', ['en']);
    expect(searchIn(places, en)('article III.17').map(({ entry }) => entry.question.id)).toEqual(['P5']);
  });

  it.each(['', '   ', '?', 'xyzzy'])('for “%s” finds nothing', async (typed) => {
    expect(await found('nl', typed)).toEqual([]);
  });
});
