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
