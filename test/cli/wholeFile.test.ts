import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../src/cli/wholeFile.ts';
import { linesOf, run } from '../collector/processes.ts';
import { inFolder } from './run.ts';

/** Gives some pieces and then fails, as a full disk or a broken database would in their midst. */
async function* failing(pieces: number): AsyncGenerator<string> {
  for (let at = 0; at < pieces; at += 1) yield `${at}\n`.repeat(10_000);
  throw new Error('no more');
}

describe('a file that is written whole', () => {
  it('takes the place of the earlier one, for its owner alone', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'export.csv');
      writeFileSync(file, 'earlier', { mode: 0o644 });
      await writeWhole(file, ['a\n', 'b\n']);
      expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['a\nb\n', 0o600]);
      expect(readdirSync(folder)).toEqual(['export.csv']);
    });
  });

  it.each([0, 1, 40])('leaves the earlier one as it was where it fails after %i pieces', async (pieces) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'export.csv');
      writeFileSync(file, 'earlier');
      await expect(writeWhole(file, failing(pieces))).rejects.toThrow('no more');
      expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['earlier', ['export.csv']]);
    });
  });

  it('is not there before it is whole, and never where it fails', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'export.csv');
      const seen: boolean[] = [];
      async function* looking() {
        yield* ['a'.repeat(100_000), 'b'];
        seen.push(existsSync(file));
      }
      await writeWhole(file, looking());
      expect([seen, existsSync(file)]).toEqual([[false], true]);
      await expect(writeWhole(join(folder, 'other'), failing(3))).rejects.toThrow('no more');
      expect(readdirSync(folder)).toEqual(['export.csv']);
    });
  });

  it('cannot be in a folder that is not there, or in the place of one', async () => {
    await inFolder(async (folder) => {
      await expect(writeWhole(join(folder, 'no', 'file'), ['a'])).rejects.toThrow(/ENOENT/);
      mkdirSync(join(folder, 'taken'));
      await expect(writeWhole(join(folder, 'taken'), ['a'])).rejects.toThrow(/EISDIR/);
      expect(readdirSync(folder)).toEqual(['taken']);
    });
  });

  it('stands where a link leads', async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, 'far'));
      const target = join(folder, 'far', 'real.csv');
      writeFileSync(target, 'earlier');
      const link = join(folder, 'link.csv');
      symlinkSync(target, link);
      await writeWhole(link, ['later']);
      expect([lstatSync(link).isSymbolicLink(), readFileSync(target, 'utf8')]).toEqual([true, 'later']);
      expect(readdirSync(join(folder, 'far'))).toEqual(['real.csv']);
    });
  });

  it('replaces no device', async () => {
    await writeWhole('/dev/null', ['gone']);
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('leaves nothing behind where its process is ended by %s', async (signal) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'export.csv');
      writeFileSync(file, 'earlier');
      const child = run('../cli/wholeFileChild.ts', [file], {});
      const ended = once(child, 'exit');
      expect(await linesOf(child.stdout)()).toBe('writing');
      expect(readdirSync(folder)).toHaveLength(2);
      child.kill(signal);
      expect(await ended).toEqual([null, signal]);
      expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['earlier', ['export.csv']]);
    });
  });
});
