import type { ExitCode } from './command.ts';
import { type CommandContext, processContext } from './commandContext.ts';

/** Runs a program as this process. What it throws is printed in a line, and it ends with its exit code. */
export async function main(
  program: string,
  run: (args: readonly string[], context: CommandContext) => Promise<ExitCode>,
): Promise<void> {
  const context = processContext(program);
  try {
    // Not process.exit: it would drop output that a pipe has not taken yet.
    process.exitCode = await run(process.argv.slice(2), context);
  } catch (error) {
    context.printError(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
