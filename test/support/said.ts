import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * Waits until a process has said something, and gives what was found. What it says after that is read on and
 * dropped: a pipe that nobody reads any more ends the process at its next word.
 * @throws where the stream ends before
 */
export function said(stream: Readable | null | undefined, sought: RegExp): Promise<RegExpExecArray> {
  if (!stream) throw new Error('nothing to listen to');
  return new Promise((resolve, reject) => {
    let words = '';
    const hear = (part: unknown) => {
      words += part;
      const found = sought.exec(words);
      if (!found) return;
      stream.off('data', hear);
      resolve(found);
    };
    stream.on('data', hear);
    stream.once('close', () => reject(new Error(`never said ${sought}: ${words}`)));
  });
}

/** Passes on what a process complains of: its log without the events that are in order. */
export function complaints(stream: Readable | null): void {
  if (!stream) throw new Error('no standard error');
  createInterface(stream).on('line', (line) => {
    if (!line.includes('"level":"info"')) console.error(line);
  });
}
