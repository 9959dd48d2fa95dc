import type { Desk } from '../desk.ts';

/** Says why nothing is done, a line each, and gives the exit code of a call with a file that can't be used. */
export function complainOf(lines: readonly string[], desk: Desk): 2 {
  for (const line of lines) desk.complain(line);
  return 2;
}
