import { describe, expect, it } from 'vitest';
import { loadTexts } from '../../src/instrument/load.ts';
import { type Piece, piecesOf } from '../../src/instrument/quotes.ts';
import { tinyWords } from '../instruments/opened.ts';

const fault = 'a quote is written {name|what stands there without it}';

describe('a text that quotes', () => {
  it.each<[string, readonly Piece[]]>([
    ['No quote at all', ['No quote at all']],
    ['{firm|your firm}', [{ name: 'firm', fallback: 'your firm' }]],
    ['Of {firm|your firm}, {{ and }.', ['Of ', { name: 'firm', fallback: 'your firm' }, ', ', '{', ' and }.']],
    ['{{firm|your firm}', ['{', 'firm|your firm}']],
    [
      '{a|1}{b|2}',
      [
        { name: 'a', fallback: '1' },
        { name: 'b', fallback: '2' },
      ],
    ],
    ['{given.begunOn|today}', [{ name: 'given.begunOn', fallback: 'today' }]],
    ['{firm|a | b}', [{ name: 'firm', fallback: 'a | b' }]],
  ])('%s', (text, pieces) => {
    expect(piecesOf(text)).toEqual({ pieces, faults: [] });
  });

  it.each([
    ['{firm}', 0],
    ['a {firm|}', 2],
    ['a {firm|b', 2],
    ['{ firm|b}', 0],
    ['{firm|{{}', 0],
    ['{3|b}', 0],
  ])('%s is told, and stays as it is written', (text, at) => {
    const { pieces, faults } = piecesOf(text);
    expect(faults[0]).toEqual({ at, fault });
    expect(pieces.every((piece) => typeof piece === 'string')).toBe(true);
  });
});

describe('the words of a questionnaire', () => {
  it('say whether they quote, so that what fills them in is loaded for those alone', async () => {
    const { nl } = await tinyWords('test.quotes', ['nl']);
    expect(nl.quotes).toBe(true);
    const gates = await tinyWords('test.gates', ['nl']);
    expect(gates.nl.quotes).toBeUndefined();
    // What is on the start page quotes nothing: nobody has answered yet.
    expect(loadTexts({ ...gates.nl, title: 'A {brace|b}' })).toMatchObject({ value: { title: 'A {brace|b}' } });
  });

  it.each(['nl', 'fr', 'de', 'en'] as const)('of the ICT survey have no brace in them: %s', async (language) => {
    const { default: words } = await import(`../../src/surveys/ict-2024/text/${language}.json`, {
      with: { type: 'json' },
    });
    const strings: string[] = [];
    JSON.stringify(words, (_key, value) => {
      if (typeof value === 'string') strings.push(value);
      return value;
    });
    expect(strings.filter((text) => /[{}]/.test(text))).toEqual([]);
  });
});
