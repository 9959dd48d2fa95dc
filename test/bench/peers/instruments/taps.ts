import { type Answers, holds, itemsRead, type Value } from './condition.ts';
import { ictTaps } from './ictTaps.ts';
import { itemsOf, type NeutralInstrument, type PlacedItem } from './neutral.ts';

/** A tap on an answer, with what must be shown and hidden after it. */
export interface Tap {
  readonly item: PlacedItem;
  readonly value: string;
  readonly expected: readonly Expected[];
}

export interface Expected {
  readonly item: PlacedItem;
  readonly shown: boolean;
}

/** Which items are shown under a set of answers. */
export type Reference = (instrument: NeutralInstrument, answers: Answers) => (item: PlacedItem) => boolean;

/** Items as their conditions say, all answers counting, those of hidden items too: so every peer but ours does it. */
export const neutralReference: Reference = (_, answers) => (item) => holds(item.when, answers);

/** How many dependents of an item are looked at after a tap. */
const dependentsAtMost = 20;

/** The taps on an instrument, `beforehand` answered already, and what is shown in the end. */
export function tapsOn(
  instrument: NeutralInstrument,
  count: number,
  reference: Reference,
  beforehand: Answers,
): { readonly taps: readonly Tap[]; readonly finally: readonly Expected[] } {
  const items = new Map(itemsOf(instrument).map((item) => [item.id, item]));
  const readers = new Map<string, PlacedItem[]>();
  for (const item of items.values())
    for (const read of itemsRead(item.when)) {
      const known = readers.get(read) ?? [];
      known.push(item);
      readers.set(read, known);
    }
  const answers: Record<string, Value> = { ...beforehand };
  const taps = tapped(instrument, count, (item) => readers.has(item)).flatMap(([id, value]): Tap[] => {
    const item = items.get(id);
    if (!item) return [];
    answers[id] = value;
    const shown = reference(instrument, answers);
    const expected = (readers.get(id) ?? [])
      .slice(0, dependentsAtMost)
      .map((dependent) => ({ item: dependent, shown: shown(dependent) }));
    return [{ item, value, expected }];
  });
  const shown = reference(instrument, answers);
  return { taps, finally: [...items.values()].map((item) => ({ item, shown: shown(item) })) };
}

function tapped(instrument: NeutralInstrument, count: number, routes: (item: string) => boolean): [string, string][] {
  if (instrument.id === 'ict') return ictTaps.slice(0, count);
  const items = itemsOf(instrument).map(({ id }) => id);
  // The last item of a chain routes nothing; elsewhere only those that route something are tapped.
  const tappable = instrument.id.startsWith('chain') ? items.slice(0, -2) : items.filter(routes);
  const pairs = Math.ceil(count / 2);
  return Array.from({ length: pairs }, (_, at) => tappable[Math.floor(((at + 0.5) / pairs) * tappable.length)] ?? '')
    .flatMap((id): [string, string][] => [
      [id, 'no'],
      [id, 'yes'],
    ])
    .slice(0, count);
}
