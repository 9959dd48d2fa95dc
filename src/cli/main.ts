import type { ExitCode } from './command.ts';
import { type Desk, processDesk } from './desk.ts';

/** Runs a program as this process: what it throws is said in a line, and it ends with its exit code. */
export async function main(
  program: string,
  answer: (args: readonly string[], desk: Desk) => Promise<ExitCode>,
): Promise<void> {
  const desk = processDesk(program);
  try {
    // Not process.exit: it would cut off what a pipe has not taken yet.
    process.exitCode = await answer(process.argv.slice(2), desk);
  } catch (error) {
    desk.complain(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
