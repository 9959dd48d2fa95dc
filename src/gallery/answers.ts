import { optionsOf } from '../engine/outline.ts';
import { missingItems, routeOf } from '../engine/route.ts';
import type { Value } from '../engine/value.ts';
import type { ItemType } from '../instrument/itemTypes.ts';
import type { Instrument } from '../instrument/schema.ts';

const shares: Readonly<Record<string, Value>> = { B2: 12, B3a: 60, B3b: 40, B4a: 25, B4b: 75, B7: 30, F: 25 };

const plainest: Partial<Record<ItemType, Value>> = { yesNo: 'no' };

/** Answers to all that is asked once some answers are given: the plainest that are valid. */
export function answersOnRoute(instrument: Instrument, fixed: Readonly<Record<string, Value>>): Record<string, Value> {
  const answers: Record<string, Value> = { ...fixed };
  for (let open = missingItems(routeOf(instrument, answers)); open.length > 0; ) open = step(instrument, answers, open);
  return answers;
}

function step(instrument: Instrument, answers: Record<string, Value>, open: ReturnType<typeof missingItems>) {
  for (const item of open) answers[item.id] = shares[item.id] ?? plainest[item.type] ?? optionsOf(item)[0] ?? 20;
  return missingItems(routeOf(instrument, answers));
}
