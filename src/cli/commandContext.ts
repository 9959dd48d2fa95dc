import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeWhole } from './wholeFile.ts';

/** What a command works at. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /**
   * Writes pieces of text as they come, to the standard output; or to a file, which is there whole or not at all.
   * @throws what the file system says, or what making the pieces throws
   */
  print(pieces: Iterable<string> | AsyncIterable<string>, file?: string): Promise<void>;
  /** Says a line on the standard error. */
  printError(line: string): void;
}

/** The desk of a process; what it complains of begins with the name of its program, where there is one. */
export const processContext = (program?: string): CommandContext => ({
  environment: process.env,
  async print(pieces, file) {
    if (file !== undefined) return writeWhole(file, pieces);
    try {
      await pipeline(Readable.from(pieces), process.stdout, { end: false });
    } catch (error) {
      // The reader has seen enough, as with `| head`.
      if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
    }
  },
  printError: (line) => console.error(program === undefined ? line : `${program}: ${line}`),
});
