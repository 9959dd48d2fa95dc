import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { CommandContext } from '../../src/cli/commandContext.ts';
import { runSurvey } from '../../src/cli/survey/runSurvey.ts';

export const root = join(import.meta.dirname, '../..');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real command, as a survey designer would. */
export async function survey(args: readonly string[], input = ''): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'src/cli/survey.ts'), ...args], { cwd: root });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  // The command may refuse before it has read what it is given.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

/** What the command would print and end with, without a process of its own. */
export async function answered(args: readonly string[]): Promise<Ran> {
  const { desk, printed, complaints } = listeningDesk();
  const code = await runSurvey(args, desk);
  return { code, out: printed.join(''), err: complaints.map((line) => `survey: ${line}\n`).join('') };
}

/** A desk that keeps what is printed and complained of. */
export function listeningDesk(environment: CommandContext['environment'] = {}) {
  const [printed, complaints]: [string[], string[]] = [[], []];
  const desk: CommandContext = {
    environment,
    async print(pieces) {
      for await (const piece of pieces) printed.push(piece);
    },
    printError: (line) => complaints.push(line),
  };
  return { desk, printed, complaints };
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
