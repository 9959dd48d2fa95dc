import { describe, it } from 'vitest';
import { type Case, type Change, isRefused, stem } from './brokenFolder.ts';

const cases: readonly Case<Change>[] = [
  [
    'words that turn around',
    stem('A1', 'a\u202egnp.exe'),
    'text/nl.json: line 35, column 17: questions.A1.stem: has a control or direction character in it (U+202E)',
  ],
  [
    'half of a character',
    stem('A1', 'a\ud800b'),
    'text/nl.json: line 35, column 17: questions.A1.stem: has half of a character in it (a lone surrogate)',
  ],
  [
    'an option without a word in one language',
    ({ words }) => void Object.assign(words.nl, { lists: { region: { n: 'Noord' } } }),
    'text/nl.json: line 85, column 15: option region.s has no words',
  ],
  [
    'words for nothing',
    stem('Z1', 'x'),
    'text/nl.json: line 57, column 11: words for question Z1, which the structure does not have',
  ],
  [
    'words in another language',
    ({ words }) => void Object.assign(words.nl, { language: 'en' }),
    'text/nl.json: line 2, column 15: language nl: its texts say that they are en',
  ],
  [
    'a quote of nothing',
    stem('A2', '{nobody|x}'),
    'text/nl.json: line 39, column 15: questions.A2.stem quotes nobody, which is no item of its row, or asked once',
  ],
  [
    'a quote that does not end',
    stem('A2', 'x {A1'),
    'text/nl.json: line 39, column 15: questions.A2.stem, character 3: a quote is written {name|what stands there without it}',
  ],
  [
    'a quote in one language alone',
    stem('A4', '{A1|x}'),
    'text/en.json: line 47, column 15: questions.A4.stem quotes nothing, in nl A1',
  ],
];

describe('the words of a folder', () => {
  it.each(cases)('with %s is named by publish and lint', (_what, change, says) => isRefused(change, says));
});
