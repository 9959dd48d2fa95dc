import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeWhole } from './wholeFile.ts';

/** The environment and the output of a command. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The standard input. */
  readonly input: Readable;
  /**
   * Writes pieces of text as they come to the standard output, or to a file, which is written whole or not at all.
   * @throws errors of the file system, or of the iterable
   */
  print(pieces: Iterable<string> | AsyncIterable<string>, file?: string): Promise<void>;
  /** Prints a line on the standard error. */
  printError(line: string): void;
}

/**
 * Prints lines each of which comes as something is done, and does all of it, also where nobody reads the lines to their end.
 * @throws as `print` does, and then the rest is not done
 */
export async function printToEnd(lines: AsyncGenerator<string>, { print }: CommandContext): Promise<void> {
  // Without `return`, so that a reader who stops, as `| head` does, ends the printing alone.
  await print({ [Symbol.asyncIterator]: () => ({ next: () => lines.next() }) });
  for (let next = await lines.next(); !next.done; ) next = await lines.next();
}

/** The context of a command in this process; its error lines begin with the program's name, where one is given. */
export const processContext = (program?: string): CommandContext => ({
  environment: process.env,
  // Not before it is wanted: whoever asks for it holds it open.
  get input() {
    return process.stdin;
  },
  async print(pieces, file) {
    if (file !== undefined) return writeWhole(file, pieces);
    try {
      await pipeline(Readable.from(pieces), process.stdout, { end: false });
    } catch (error) {
      // The reader has closed the pipe, as `| head` does.
      if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
    }
  },
  printError: (line) => console.error(program === undefined ? line : `${program}: ${line}`),
});
