import type { Instrument } from '../../instrument/schema.ts';
import { stateByGates } from '../evaluation.ts';
import { type Entry, type Item, outlineOf } from '../outline.ts';
import type { ItemNode } from '../program.ts';
import type { RosterPlace, RosterRow, Stand } from './row.ts';
import { RowOptions } from './rowOptions.ts';
import { type RowProgram, step } from './rowProgram.ts';

/** The roster whose rows an item chooses from, by the item's name; undefined where it chooses from none. */
export function rosterChosenFrom(name: string, instrument: Instrument): string | undefined {
  const item = outlineOf(instrument).items.get(name);
  return item && 'ofRows' in item ? item.ofRows?.rows : undefined;
}

/** The roster that an item's options are rows of, where it stands before the item. */
const placeOf = (item: Item, { rosters }: RowProgram): RosterPlace | undefined =>
  'ofRows' in item && item.ofRows ? rosters.get(item.ofRows.rows) : undefined;

/** An item with the rows that can be chosen as its options, as they are when somebody asks. */
function withRows(item: Item, program: RowProgram): Item {
  const place = placeOf(item, program);
  if (!place || !('ofRows' in item)) return item;
  const { ofRows } = item;
  const rowCalling = (id: string) => {
    const row = place.rows.get(id);
    return row && program.calling(row, ofRows?.label);
  };
  return Object.defineProperty({ ...item, rowCalling }, 'options', {
    enumerable: true,
    get: () => {
      const node = program.nodes[program.located.get(item.id)?.slot ?? -1];
      const options = node?.kind === 'item' ? node.options : undefined;
      // An open one is shown, and cannot be chosen.
      const isShown = (id: string) =>
        stateByGates(program.resultAt(options?.get(id) ?? program.idle)) !== 'notApplicable';
      return place.there.flatMap(({ id }) => (isShown(id) ? [id] : []));
    },
  });
}

/** A question whose items choose from the rows that there are when somebody asks. */
export function withChosenRows(entry: Entry, program: RowProgram): Entry {
  if (!entry.all.some((item) => placeOf(item, program))) return entry;
  const all = entry.all.map((item) => withRows(item, program));
  return { ...entry, all, items: all.filter(({ is }) => !is) } as Entry;
}

/** Has the options of an item open and close with the rows that they are. @param at the row that the item stands in */
export function chooseRows(item: Item, at: RosterRow | undefined, program: RowProgram): void {
  const slot = program.located.get(item.id)?.slot ?? -1;
  const node = program.nodes[slot];
  const place = placeOf(item, program);
  if (!place || node?.kind !== 'item' || !('ofRows' in item)) return;
  const options = new RowOptions(place, program.idle);
  const choosing: ItemNode = { ...node, options };
  program.nodes[slot] = choosing;
  place.choosers.add(item.id);
  const { where } = item.ofRows ?? {};
  program.watches.add({
    roster: place.name,
    meets: (row) => {
      const stand: Stand = { at, counted: { row, path: place.name, isWhere: true } };
      const opens = program.ranked(program.rankOf(slot) - step / 4, () =>
        program.from(stand, () => program.scope(where, row.slot, item.id)),
      );
      options.set(row.id, opens);
      program.read(opens, slot);
    },
  });
}
