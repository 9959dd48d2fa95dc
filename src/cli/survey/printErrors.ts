import type { CommandContext } from '../commandContext.ts';

/** Prints errors, a line each, and returns the exit code for a file that can't be used. */
export function printErrors(lines: readonly string[], context: CommandContext): 2 {
  for (const line of lines) context.printError(line);
  return 2;
}
