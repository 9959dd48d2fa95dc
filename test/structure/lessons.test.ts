import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const rows = textOf('docs/lessons.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| --- ') && !/^\| (?:elsewhere|report) \|/.test(line));
const named = (row: string) =>
  [...row.matchAll(/`(test\/[^`]+)` “([^”]+)”/g)].map(([, path = '', name = '']) => ({ path, name }));

it('has a test for each fault of others, or says why there is none', () => {
  expect(rows.length).toBeGreaterThan(45);
  expect(rows.filter((row) => named(row).length === 0 && !row.includes('| none: '))).toEqual([]);
  // A file that is named without the words of a test would be taken for one.
  for (const row of rows) expect([...row.matchAll(/`test\//g)], row).toHaveLength(named(row).length);
});

it('has tests that are there, by file and words', () => {
  const missing = rows.flatMap(named).filter(({ path, name }) => !textOf(path).includes(name));
  expect(missing).toEqual([]);
});

it('routes nothing but GET through the service worker', () => {
  const worker = textOf('src/sw.ts');
  // Workbox routes GET where no method is given.
  expect([...worker.matchAll(/registerRoute\(/g)]).toHaveLength(1);
  expect(worker).not.toMatch(/'(?:POST|PUT|DELETE|PATCH)'/);
  expect(worker).not.toMatch(/addEventListener\(\s*'fetch'/);
});
