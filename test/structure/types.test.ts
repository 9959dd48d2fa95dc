import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { itemTypes } from '../../src/instrument/itemTypes.ts';

const root = resolve(import.meta.dirname, '../../src');
const sources = globSync('**/*.{ts,tsx}', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(join(root, file), 'utf8'),
}));

/** The files in which a pattern is found. */
const having = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

/** Item types, and the questions that the language has of several items. */
const names = [...itemTypes, 'split', 'fields'].join('|');

describe('the type of a question or an item', () => {
  it('is looked at by the language alone, which says how a question is laid out', () => {
    const compared = having(new RegExp(`\\btype\\b[^\\n=!]{0,12}[!=]==? '(${names})'`));
    const switched = having(new RegExp(`switch \\([^\\n]*\\btype\\)[^}]{0,400}case '(${names})'`));
    expect(new Set([...compared, ...switched])).toEqual(new Set(['instrument/layout.ts']));
  });

  it('picks a row of a table, and one of the domain checks', () => {
    const looked = having(/(\[|\.row\()[\w.]*\btype[\])]/);
    expect(looked.toSorted()).toEqual([
      'authoring/references.ts',
      'authoring/types/table.ts',
      'engine/outline.ts',
      'engine/types/table.ts',
      'export/number.ts',
      'gallery/answers.ts',
      'instrument/itemTypes.ts',
      'instrument/schema.ts',
      'simulation/simulatedTime.ts',
      'ui/pages/print/answerSpace.tsx',
      'ui/types/table.ts',
    ]);
  });

  it('has a row in every table, as the compiler sees to', () => {
    for (const table of [
      'engine/types/first.ts',
      'engine/types/further.ts',
      'authoring/types/table.ts',
      'ui/types/first.ts',
      'ui/types/further.ts',
      'ui/pages/print/answerSpace.tsx',
    ])
      expect(sources.find(({ file }) => file === table)?.text).toContain('satisfies');
  });
});

describe('what a respondent sees as number or letter', () => {
  it('is cut out of an id by the labels alone', () => {
    expect(having(/\b(id|item|question|about)\.slice\((?!0\b|-)/)).toEqual(['instrument/labels.ts']);
  });
});

it('every source is checked by the compiler, whichever room it is in', () => {
  const projects = ['.', 'src/engine', 'src/workers.tsconfig.json', 'src/collector'];
  const checked = new Set(
    projects.flatMap((project) =>
      execFileSync(join(root, '../node_modules/.bin/tsc'), ['-p', join(root, '..', project), '--listFilesOnly'], {
        encoding: 'utf8',
      }).split('\n'),
    ),
  );
  const unchecked = sources.filter(({ file }) => !checked.has(join(root, file)) && !file.endsWith('.d.ts'));
  expect(unchecked.map(({ file }) => file)).toEqual([]);
});
