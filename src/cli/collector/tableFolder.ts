import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { CommandContext } from '../commandContext.ts';

/** A table that is being written; settled once it is there, or cannot be. */
interface WrittenTable {
  readonly stream: PassThrough;
  readonly outcome: Promise<readonly PromiseSettledResult<void>[]>;
}

/** A folder with the tables of one export: that of responses, and one for each roster. Each is there whole or not at all. */
export class TableFolder {
  readonly #folder: string;
  readonly #print: CommandContext['print'];
  readonly #tables = new Map<string, WrittenTable>();

  private constructor(folder: string, print: CommandContext['print']) {
    this.#folder = folder;
    this.#print = print;
  }

  /** Makes the folder where it is not there. @throws errors of the file system */
  static async at(folder: string, print: CommandContext['print']): Promise<TableFolder> {
    await mkdir(folder, { recursive: true });
    return new TableFolder(folder, print);
  }

  /** Adds lines to the table of a roster. */
  readonly add = (roster: string, lines: string): void => {
    const table = this.#tables.get(roster) ?? this.#begin(roster);
    table.stream.write(lines);
  };

  /** Writes the table of responses, while `add` is called, and then ends the others. @throws errors of the file system */
  async write(responses: AsyncIterable<string>): Promise<void> {
    try {
      await this.#print(responses, this.#file('responses'));
    } catch (cause) {
      for (const { stream } of this.#tables.values())
        stream.destroy(cause instanceof Error ? cause : new Error(String(cause)));
      throw cause;
    }
    for (const { stream } of this.#tables.values()) stream.end();
    const outcomes = await Promise.all([...this.#tables.values()].map(({ outcome }) => outcome));
    for (const outcome of outcomes.flat()) if (outcome.status === 'rejected') throw outcome.reason;
  }

  #begin(roster: string): WrittenTable {
    const stream = new PassThrough({ encoding: 'utf8' });
    const begun = { stream, outcome: Promise.allSettled([this.#print(stream, this.#file(roster))]) };
    this.#tables.set(roster, begun);
    return begun;
  }

  #file(table: string): string {
    return join(this.#folder, `${table}.csv`);
  }
}
