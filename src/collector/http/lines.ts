import { write, writeSync } from 'node:fs';

/** Text that may wait to be written, in characters: a reader that stands still must not hold up who serves, or fill its memory. */
const maxWaitingCharacters = 4 * 1024 * 1024;
const retryMs = 50;

/** A place that lines are written to without waiting for it. */
export interface Lines {
  /** Takes a line with its end. Where too many wait it is dropped; a later line says how many. */
  write(line: string): void;
  /** Writes what waits, as far as that goes without waiting. */
  end(): void;
}

/**
 * Lines to a file descriptor, those of a moment in one write. Streams of the process would write each at once and in
 * the thread that serves.
 */
export function linesTo(fd: number): Lines {
  let waiting = '';
  let dropped = 0;
  let busy = false;
  let scheduled = false;
  const flush = () => {
    scheduled = false;
    if (busy || waiting === '') return;
    busy = true;
    const bytes = Buffer.from(waiting);
    waiting = dropped > 0 ? `${JSON.stringify({ level: 'warn', event: 'log-lines-dropped', number: dropped })}\n` : '';
    dropped = 0;
    writeRest(bytes);
  };
  const writeRest = (bytes: Buffer): void =>
    write(fd, bytes, (error, written) => {
      // A pipe that is full takes more later; any other failure is a log that nobody has any more.
      if (error?.code === 'EAGAIN') setTimeout(writeRest, retryMs, bytes).unref();
      else if (!error && written < bytes.length) writeRest(bytes.subarray(written));
      else {
        busy = false;
        if (waiting !== '') flush();
      }
    });
  return {
    write: (line) => {
      if (waiting.length > maxWaitingCharacters) dropped += 1;
      else waiting += line;
      if (scheduled || busy) return;
      scheduled = true;
      setImmediate(flush);
    },
    end: () => {
      try {
        if (waiting !== '') writeSync(fd, waiting);
      } catch {
        // Nobody reads the log any more.
      }
      waiting = '';
    },
  };
}
