import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../src');
const declaration =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|type|interface|enum) (?<name>[\w$]+)/gm;

/** Names that two files export all the same, and why. It should become shorter: a new name is to mean one thing. */
const allowed: ReadonlyMap<string, string> = new Map([
  ['Messages', 'cli/messages.ts has it in the text of the file that it writes'],
  ['readWords', 'cli/checked-surveys.ts has it in the text that the build packs'],
  ['Settings', 'the settings of an item, and of a device'],
  ['Answers', "the journal's messages are named after what they carry"],
  ['Question', "the journal's messages are named after what they carry"],
  ['Entry', 'an entry of a log, and an entry of an outline'],
  ['withApp', 'one meaning, in a file for each language'],
  ['apart', 'one meaning, in a file for each language'],
  ['wordsApart', 'one meaning, in a file for each language'],
  ['further', 'the rows of a table that are loaded apart, one name for each table'],
]);

/**
 * The files that declare each exported name. A type and a value of one name in one file mean one thing, and so do the rows
 * that the tables of types have in each room.
 */
const declaredIn = new Map<string, Set<string>>();
for (const file of globSync('**/*.{ts,tsx}', { cwd: root, exclude: ['*/types/*'] }))
  for (const { groups } of readFileSync(join(root, file), 'utf8').matchAll(declaration)) {
    const name = groups?.['name'] ?? '';
    declaredIn.set(name, (declaredIn.get(name) ?? new Set()).add(file));
  }

it('finds exported names at all', () => {
  expect(declaredIn.size).toBeGreaterThan(1000);
  expect(declaredIn.get('responseDocument')).toEqual(new Set(['protocol/response.ts']));
});

it('lets no name be exported with two meanings', () => {
  const twice = [...declaredIn].filter(([name, files]) => files.size > 1 && !allowed.has(name));
  expect(twice.map(([name, files]) => `${name}: ${[...files].toSorted().join(', ')}`)).toEqual([]);
});

it('makes no exception that is not needed', () => {
  expect([...allowed.keys()].filter((name) => (declaredIn.get(name)?.size ?? 0) < 2)).toEqual([]);
});
