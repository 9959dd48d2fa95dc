import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import office from '../../src/i18n/en/office.json' with { type: 'json' };

/** Where the faults of a document get their names. */
const sources = [
  'engine/itemStatuses.ts',
  'engine/rosters/rowStatuses.ts',
  'engine/rosters/rosterFaults.ts',
  'export/annotationFaults.ts',
  'export/inspect.ts',
  'collector/bounds.ts',
];

it('has words for each fault that a document is refused for', () => {
  const text = sources
    .map((path) => readFileSync(resolve(import.meta.dirname, '../../src', path), 'utf8'))
    .join('\n')
    // What something is compared with is no name of a fault.
    .replaceAll(/=== '\w+'/g, '');
  const named = [...text.matchAll(/(?:fault:|\bFault =|^ {2}\|)([^;{}]*)/gm)].flatMap(([, part = '']) =>
    [...part.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name),
  );
  const names = new Set(named);
  expect(names.size).toBeGreaterThan(15);
  const words: Readonly<Record<string, string>> = office.refused.faultWords;
  expect([...names].filter((name) => name === undefined || !Object.hasOwn(words, name))).toEqual([]);
});
