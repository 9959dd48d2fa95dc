import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, storeIn } from '../collector/collectors.ts';
import { type Case, isNamed } from './brokenFolder.ts';
import { collectorOn, survey } from './run.ts';
import { writtenSmall } from './smallFolder.ts';

/** What is done to a folder once it is written. */
type After = (folder: string) => void;

/** Moves a part of a folder away, and leaves a link to it. */
const linked =
  (part: string): After =>
  (folder) => {
    const elsewhere = join(newFolder(), 'elsewhere');
    cpSync(join(folder, part), elsewhere, { recursive: true });
    rmSync(join(folder, part), { recursive: true });
    symlinkSync(elsewhere, join(folder, part));
  };
const pipe =
  (part: string): After =>
  (folder) => {
    rmSync(join(folder, part));
    execFileSync('mkfifo', [join(folder, part)]);
  };

/** Puts a link in the place of a file. */
const leads =
  (part: string, to: string): After =>
  (folder) => {
    rmSync(join(folder, part));
    symlinkSync(to, join(folder, part));
  };

const folderAt =
  (part: string): After =>
  (folder) => {
    rmSync(join(folder, part));
    mkdirSync(join(folder, part));
  };

const cases: readonly Case<After>[] = [
  ['no structure', (folder) => rmSync(join(folder, 'structure.json')), 'structure.json: is not there'],
  [
    'a structure in capitals',
    (folder) => renameSync(join(folder, 'structure.json'), join(folder, 'Structure.json')),
    'structure.json: is not there',
  ],
  [
    'a structure of 3 GiB',
    (folder) => truncateSync(join(folder, 'structure.json'), 3 * 2 ** 30),
    'structure.json: has 3221225472 bytes, and at most 2097152 are taken',
  ],
  ['a structure that never ends', leads('structure.json', '/dev/zero'), 'structure.json: is no file of its own'],
  ['words elsewhere', linked('text'), 'text: is no folder of its own'],
  ['words of one language elsewhere', linked('text/nl.json'), 'text/nl.json: is no file of its own'],
  ['words that lead nowhere', leads('text/nl.json', '/nowhere'), 'text/nl.json: is no file of its own'],
  ['words that are a pipe', pipe('text/nl.json'), 'text/nl.json: is no file of its own'],
  ['words that are a folder', folderAt('text/nl.json'), 'text/nl.json: is no file of its own, but a folder'],
  [
    'no words in one language',
    (folder) => rmSync(join(folder, 'text/nl.json')),
    'structure.json: line 6, column 16: language nl: listed, but there are no texts',
  ],
  ['lists elsewhere', linked('lists'), 'lists/: is no folder of its own'],
  ['a list elsewhere', linked('lists/region.csv'), 'lists/region.csv: is no file of its own'],
  ['a list that is a pipe', pipe('lists/region.csv'), 'lists/region.csv: is no file of its own'],
];

describe('a folder', () => {
  it('is broken in nothing as it is written here', async () => {
    const data = newFolder();
    storeIn(data);
    const folder = writtenSmall();
    expect(await survey(['lint', join(folder, 'structure.json')])).toEqual({ code: 0, out: 'no faults\n', error: '' });
    expect(await collectorOn(data, 'publish', folder)).toMatchObject({ code: 0, error: '' });
  });

  it('is broken in nothing where something computed stands before what a row quotes of itself', async () => {
    const folder = writtenSmall(({ questions, words }) => {
      questions.push({ id: 'A5', type: 'computed', item: 'A5', gives: { type: 'whole' }, is: 'A1 + 1' });
      for (const { questions: stems, items } of Object.values(words)) {
        stems['A5'] = { short: 'One more', stem: 'One more' };
        items['A5'] = { text: 'One more' };
      }
    });
    expect((await survey(['lint', join(folder, 'structure.json')])).out).toBe('no faults\n');
  });

  it.each(cases)('with %s is named by publish and lint', async (_what, after, says) => {
    const folder = writtenSmall();
    after(folder);
    await isNamed(folder, says);
  });
});
