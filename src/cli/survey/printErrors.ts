import type { CommandContext } from '../commandContext.ts';

/** Says why nothing is done, a line each, and gives the exit code of a call with a file that can't be used. */
export function printErrors(lines: readonly string[], context: CommandContext): 2 {
  for (const line of lines) context.printError(line);
  return 2;
}
