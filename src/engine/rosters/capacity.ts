import { rosterOfEach } from '../../instrument/rosterOfEach.ts';
import { rostersIn } from '../../instrument/rosterParts.ts';
import { rosterNamed } from '../../instrument/rosterPath.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { outlineOf } from '../outline.ts';

/** How much a response to an instrument may hold at most, each of its rosters having as many rows as it may ever have. */
export interface Capacity {
  readonly items: number;
  readonly questions: number;
  readonly checks: number;
  /** What is computed. */
  readonly computed: number;
  readonly criteria: number;
  /** Rosters, each once for each row that it stands in. */
  readonly rosters: number;
  /** How many items stand in one row of a roster, those of rosters in it left aside. */
  readonly itemsInRow: ReadonlyMap<string, number>;
}

const capacities = new WeakMap<Instrument, Capacity>();

/** The capacity of an instrument, reckoned once. */
export function capacityOf(instrument: Instrument): Capacity {
  const known = capacities.get(instrument);
  if (known) return known;
  const { entries } = outlineOf(instrument);
  const rosterOf = rosterOfEach(instrument);
  const items = entries.flatMap((one) => one.items.map(({ name }) => rosterOf.get(name)));
  const computed = entries.flatMap(({ all }) => all.flatMap(({ is, name }) => (is ? [rosterOf.get(name)] : [])));
  // All items of a question stand in the same roster.
  const questions = entries.map((one) => rosterOf.get(one.items[0]?.name ?? ''));
  const itemsInRow = new Map<string, number>();
  for (const roster of items) if (roster !== undefined) itemsInRow.set(roster, (itemsInRow.get(roster) ?? 0) + 1);
  const times = (roster: string | undefined): number => mostRowsIn(instrument, roster);
  const capacity = {
    items: sumOf(items.map(times)),
    questions: sumOf(questions.map(times)),
    checks: sumOf(instrument.checks.map((check) => times(check.for))),
    computed: sumOf(computed.map(times)),
    criteria: sumOf((instrument.outcome?.criteria ?? []).map((criterion) => times(criterion.for))),
    rosters: sumOf(rostersIn(instrument).map(([, roster]) => times(roster.in))),
    itemsInRow,
  };
  capacities.set(instrument, capacity);
  return capacity;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** How many rows a roster has at most, in all the rows that it stands in; what stands in no roster is there once. */
function mostRowsIn({ rosters }: Instrument, named: string | undefined): number {
  let [rows, at] = [1, named];
  for (let deep = 0; at !== undefined && deep < 2; deep += 1) {
    const roster = rosterNamed(rosters, at);
    rows *= roster?.max ?? 1;
    at = roster?.in;
  }
  return rows;
}
