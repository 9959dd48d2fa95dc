import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runCollector } from '../../src/cli/collector/runCollector.ts';
import type { CommandContext } from '../../src/cli/commandContext.ts';
import { type CommandLineProgram, exitCodeOf } from '../../src/cli/main.ts';
import { runSurvey } from '../../src/cli/survey/runSurvey.ts';
import { writeWhole } from '../../src/cli/wholeFile.ts';

export const root = join(import.meta.dirname, '../..');

/** What a command wrote to its two outputs, and ended with. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs `survey` in this process, with these settings of the environment alone. */
export const survey = (
  args: readonly string[],
  input = '',
  environment: CommandContext['environment'] = {},
): Promise<Ran> => ran('survey', runSurvey, args, { input, environment });

/** Runs `collector` in this process, with these settings of the environment alone. */
export const collector = (args: readonly string[], environment: CommandContext['environment'] = {}): Promise<Ran> =>
  ran('collector', runCollector, args, { environment });

/** The same, on the data in a folder. */
export const collectorOn = (folder: string, ...args: readonly string[]): Promise<Ran> =>
  collector(args, { DATA_DIR: folder });

async function ran(name: string, program: CommandLineProgram, args: readonly string[], given: Given): Promise<Ran> {
  const { context, printed, errors } = recordingContext(given);
  const code = await exitCodeOf(program, args, context);
  return { code, out: printed.join(''), error: errors.map((line) => `${name}: ${line}\n`).join('') };
}

interface Given {
  readonly environment?: CommandContext['environment'];
  readonly input?: string;
}

/** A context that keeps what is printed on the two outputs. */
export function recordingContext({ environment = {}, input = '' }: Given = {}) {
  const [printed, errors]: [string[], string[]] = [[], []];
  const context: CommandContext = {
    environment,
    input: Readable.from([input]),
    async print(pieces, file) {
      if (file !== undefined) return writeWhole(file, pieces);
      for await (const piece of pieces) printed.push(piece);
    },
    printError: (line) => errors.push(line),
  };
  return { context, printed, errors };
}

/** Runs `work` with a folder of its own. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'veldwerk-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
