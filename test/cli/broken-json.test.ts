import { describe, it } from 'vitest';
import { type Case, type Change, file, isRefused, structure, written } from './brokenFolder.ts';

const cases: readonly Case<Change>[] = [
  ['a comma too many', written((text) => text.replace('",', '",,')), 'structure.json: line 2, column 37: is not JSON'],
  [
    'a comment',
    written((text) => text.replace('{', '{ // a comment')),
    'structure.json: line 1, column 3: is not JSON',
  ],
  ['nothing in its structure', file('structure.json', ''), 'structure.json: line 1, column 1: is not JSON'],
  ['a list for a structure', file('structure.json', '[]'), 'structure.json: line 1, column 1: format: expected one of'],
  [
    'Latin-1',
    written((text) => Buffer.from(text.replace('The', '\xe9'), 'latin1')),
    'structure.json: line 5: is not UTF-8',
  ],
  ['UTF-16', written((text) => Buffer.from(`\uFEFF${text}`, 'utf16le')), 'structure.json: line 1: is not UTF-8'],
  [
    'a byte order mark',
    written((text) => `\uFEFF${text}`),
    'structure.json: begins with a byte order mark: save it as UTF-8',
  ],
  ['a NUL', written((text) => text.replace('The', 'The\0')), 'structure.json: line 5, column 16: is not JSON'],
  [
    'a NUL as an escape',
    structure({ publisher: 'The\0' }),
    'structure.json: line 5, column 20: publisher: has a control or direction character in it (U+0000)',
  ],
  [
    'a terminal’s escape in a name',
    structure({ 'x\u001b[2J': 1 }),
    'structure.json: (whole file): a name has a control or direction character in it (U+001B)',
  ],
  [
    'a name twice',
    written((text) => text.replace('"checks"', '"publisher": "x", "checks"')),
    'structure.json: line 100, column 3: the name "publisher" stands twice in an object',
  ],
  [
    'a name that objects have',
    written((text) => text.replace('"hasStaff"', '"__proto__"')),
    'structure.json: line 29, column 5: no object may have the name "__proto__"',
  ],
  [
    'too deep a structure',
    file('structure.json', '{"a":'.repeat(100_000)),
    'structure.json: has too much in it, or too deep',
  ],
  [
    'words that break off',
    file('text/nl.json', '{\n  "language": "nl",\n'),
    'text/nl.json: line 3, column 1: is not JSON',
  ],
  ['words that are null', file('text/nl.json', 'null'), 'text/nl.json: (whole file): expected object'],
  ['words with a byte order mark', file('text/nl.json', '\uFEFF{}'), 'text/nl.json: begins with a byte order mark'],
];

describe('a file of a folder', () => {
  it.each(cases)('with %s is named by publish and lint', (_what, change, says) => isRefused(change, says));
});
