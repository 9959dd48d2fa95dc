import type { ExitCode } from './command.ts';
import { type CommandContext, processContext } from './commandContext.ts';

/** A program: what it does with a command line, without its own name. */
export type CommandLineProgram = (args: readonly string[], context: CommandContext) => Promise<ExitCode>;

/** Runs a program as this process, which ends with its exit code. */
export async function main(name: string, program: CommandLineProgram): Promise<void> {
  // Not process.exit: it would drop output that a pipe has not taken yet.
  process.exitCode = await exitCodeOf(program, process.argv.slice(2), processContext(name));
}

/** Runs a program, and gives its exit code. What it throws is printed in a line. */
export async function exitCodeOf(
  program: CommandLineProgram,
  args: readonly string[],
  context: CommandContext,
): Promise<ExitCode> {
  try {
    return await program(args, context);
  } catch (error) {
    context.printError(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
