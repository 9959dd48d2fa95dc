import type { Reading } from './reading.ts';
import type { Route } from './route.ts';

/** What a reading says: an answer that counts, or that there is none; what is blank or invalid says nothing. */
const saidBy = (reading: Reading | undefined): string | number | undefined =>
  reading?.kind === 'valid' ? reading.value : reading?.kind === 'unanswered' ? '' : undefined;

/**
 * The items whose answers a correction changes: given, taken back, or another; also where one is no longer asked, or its row
 * is gone. In the order of the questionnaire, those that only the earlier route has behind them.
 */
export function changedItems(before: Route, after: Route): string[] {
  const items = new Set([...after.readings.keys(), ...before.readings.keys()]);
  return [...items].filter((item) => saidBy(before.readings.get(item)) !== saidBy(after.readings.get(item)));
}
