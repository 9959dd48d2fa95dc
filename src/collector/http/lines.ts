import { write, writeSync } from 'node:fs';

/** Text that may wait to be written: a reader that stalls must neither block the server nor fill its memory. */
const maxWaitingCharacters = 4 * 1024 * 1024;
const retryMs = 50;

/** Writes lines without blocking. */
export interface Lines {
  /** Writes a line, line end included. Where too much waits it is dropped; a later line says how many were. */
  write(line: string): void;
  /** Writes what waits, as far as it can without blocking. */
  end(): void;
}

/**
 * Writes lines to a file descriptor, those of one turn of the event loop in one write. `process.stderr` would write each
 * one synchronously.
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
      // A full pipe takes more later; after any other failure nobody reads the log any more.
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
