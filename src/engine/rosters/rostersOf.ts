import { rowOfAddress, rowsIn } from '../../instrument/rowAddress.ts';
import type { Evaluation } from '../evaluation.ts';
import { stateByGates } from '../evaluation.ts';
import type { Item, RowCalling } from '../outline.ts';
import type { State } from '../step.ts';
import type { RosterPlace, RosterRow } from './row.ts';

/** A roster where it stands, by its address. */
export const placeAt = ({ program }: Evaluation, address: string): RosterPlace | undefined =>
  program.rosters?.get(address);

/** What the route does with a roster. */
export const stateOfPlace = ({ results }: Evaluation, { scope }: RosterPlace): State => stateByGates(results[scope]);

/** The row that an address leads to, where it is there and asked: of the address of an item, the row that it stands in. */
export function rowAt(evaluation: Evaluation, address: string): RosterRow | undefined {
  const own = rowOfAddress(address);
  if (own === undefined) return undefined;
  const { row = '' } = rowsIn(own).at(-1) ?? {};
  const place = placeAt(evaluation, own.slice(0, own.lastIndexOf('[')));
  const found = place?.rows.get(row);
  return found && evaluation.results[found.slot] === true ? found : undefined;
}

/** Whether an address leads to a row of a roster that is asked, and the row, or one that it stands in, is not there. */
export function isGone(evaluation: Evaluation, address: string): boolean {
  const own = rowOfAddress(address);
  if (own === undefined) return false;
  const roster = own.slice(0, own.lastIndexOf('['));
  if (isGone(evaluation, roster)) return true;
  const place = placeAt(evaluation, roster);
  const { row = '' } = rowsIn(own).at(-1) ?? {};
  return place !== undefined && stateOfPlace(evaluation, place) === 'asked' && !place.rows.get(row)?.isThere;
}

/** What a row is called by: an answer, or else its place. */
export const callingOfRow = ({ program }: Evaluation, row: RosterRow): RowCalling =>
  program.calling?.(row) ?? { roster: row.place.name, order: row.order };

/** How far a row is in a module. */
export interface RowProgress {
  /** How many items that must be answered are blank. */
  readonly open: number;
  /** Whether there is something to mend. */
  readonly isWrong: boolean;
}

/** The items of a row, and of the rows that stand in it. */
const itemsIn = ({ items, inner }: RosterRow): Item[] => [
  ...items.map(({ item }) => item),
  ...inner.flatMap(({ there }) => there.flatMap(itemsIn)),
];

/** How far a row is in a module, with the rows that stand in it. */
export function progressOfRow(evaluation: Evaluation, row: RosterRow, module: string): RowProgress {
  const own = itemsIn(row).filter((item) => item.module === module);
  const blank = own.filter((item) => item.required && evaluation.reading(item.id)?.kind === 'blank');
  const ids = new Set(own.map(({ id }) => id));
  const isWrong = [...evaluation.found.values()].some(
    ({ finding }) => finding.level === 'hard' && finding.items.some((item) => ids.has(item)),
  );
  return { open: blank.length + row.inner.filter(({ isShort }) => isShort).length, isWrong };
}
