import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Signals that end a process and can be caught. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Writes pieces of text to a file that is there whole or not at all: under another name in the same folder, renamed
 * once all is on the disk. Where that fails, or the process gets a signal, the earlier file stays as it was. Only
 * the owner may read a new file. Pipes and devices are written to as the pieces come.
 * @throws errors of the file system, or of the iterable
 */
export async function writeWhole(file: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const target = await targetFile(file);
  if (!target.replaceable) return pipeline(Readable.from(pieces), createWriteStream(target.path));
  const name = `.${basename(target.path)}.${randomBytes(6).toString('hex')}.part`;
  const part = join(dirname(target.path), name);
  const interrupted = new AbortController();
  let ending: NodeJS.Signals | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    ending = signal;
    interrupted.abort();
  };
  for (const signal of endings) process.once(signal, onSignal);
  try {
    const stream = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.from(pieces), stream, { signal: interrupted.signal });
    await rename(part, target.path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    for (const signal of endings) process.off(signal, onSignal);
    // The signal was caught to clean up only: now the process ends as it would have.
    if (ending) process.kill(process.pid, ending);
  }
}

/** The path that a name resolves to, and whether a file there may be replaced. */
async function targetFile(file: string): Promise<{ readonly path: string; readonly replaceable: boolean }> {
  try {
    return { path: await realpath(file), replaceable: (await stat(file)).isFile() };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { path: file, replaceable: true };
    throw error;
  }
}
