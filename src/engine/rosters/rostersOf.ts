import { rowOfAddress, rowsIn } from '../../instrument/rowAddress.ts';
import type { Evaluation } from '../evaluation.ts';
import { stateByGates } from '../evaluation.ts';
import { valueIn } from '../reading.ts';
import type { State } from '../step.ts';
import { rosterPlacesOf } from './placesOf.ts';
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

/** What a row is called by: the answer that its roster names, where there is one. */
export function labelOfRow(evaluation: Evaluation, { address, place: { roster } }: RosterRow): string | undefined {
  const value = roster.label === undefined ? undefined : valueIn(evaluation.reading(`${address}.${roster.label}`));
  return value === undefined ? undefined : `${value}`;
}

/** How far a row is in a module. */
export interface RowProgress {
  /** How many items that must be answered are blank. */
  readonly open: number;
  /** Whether there is something to mend. */
  readonly isWrong: boolean;
}

/** How far a row is in a module, with the rows that stand in it. */
export function progressOfRow(evaluation: Evaluation, { address }: RosterRow, module: string): RowProgress {
  let open = 0;
  let isWrong = false;
  for (const [id, { entry }] of evaluation.program.questions) {
    if (entry.module !== module || !id.startsWith(`${address}.`)) continue;
    for (const item of entry.items) {
      const reading = evaluation.reading(item.id);
      if (reading?.kind === 'blank' && item.required) open += 1;
      if (reading?.kind === 'invalid') isWrong = true;
    }
    isWrong ||= evaluation.findingsAt(id).some(({ level }) => level === 'hard');
  }
  for (const place of rosterPlacesOf(evaluation))
    if (place.isShort && place.address.startsWith(`${address}.`)) open += 1;
  return { open, isWrong };
}
