import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What ends a process while it writes, and leaves it a moment to tidy up. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Writes pieces of text to a file that is there whole or not at all: under another name in the same folder, renamed
 * once all is on the disk. Where that fails, or the process is told to end, the earlier file stands as it was. Only
 * its owner may read what is new. What is no file (a pipe, a device) is written to as the pieces come.
 * @throws what the file system says, or what making the pieces throws
 */
export async function writeWhole(file: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const target = await standing(file);
  if (!target.replaceable) return pipeline(Readable.from(pieces), createWriteStream(target.path));
  const name = `.${basename(target.path)}.${randomBytes(6).toString('hex')}.part`;
  const part = join(dirname(target.path), name);
  const told = new AbortController();
  let ending: NodeJS.Signals | undefined;
  const end = (signal: NodeJS.Signals) => {
    ending = signal;
    told.abort();
  };
  for (const signal of endings) process.once(signal, end);
  try {
    const stream = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.from(pieces), stream, { signal: told.signal });
    await rename(part, target.path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    for (const signal of endings) process.off(signal, end);
    // Caught for the tidying alone: the process ends as it would have.
    if (ending) process.kill(process.pid, ending);
  }
}

/** What stands under a name: where a link leads, and whether another file may take its place. */
async function standing(file: string): Promise<{ readonly path: string; readonly replaceable: boolean }> {
  try {
    return { path: await realpath(file), replaceable: (await stat(file)).isFile() };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { path: file, replaceable: true };
    throw error;
  }
}
