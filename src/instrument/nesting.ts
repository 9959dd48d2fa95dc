import { deepestNesting } from './limits.ts';

/** Whether objects and arrays stand within one another further than who reads them can follow. */
export function isTooDeep(data: unknown): boolean {
  let level: unknown[] = [data];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestNesting) return true;
    const within = level.filter((value) => typeof value === 'object' && value !== null);
    level = within.flatMap((value) => Object.values(value as object));
  }
  return false;
}
