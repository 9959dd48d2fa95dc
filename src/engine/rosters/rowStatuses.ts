import { madeRow, rowAddress, rowOfAddress } from '../../instrument/rowAddress.ts';
import { type Evaluation, stateByGates } from '../evaluation.ts';
import type { State } from '../step.ts';
import { rosterPlacesOf } from './placesOf.ts';
import { rosterFaultsOf } from './rosterFaults.ts';
import { isRowAsked, type RosterPlace } from './row.ts';

/** The ids of the rows of each roster that is asked, in order, by its address. */
export type RowIds = Readonly<Record<string, string[]>>;

/** Where a roster stands, and whether it is asked. */
interface StatedPlace {
  readonly place: RosterPlace;
  readonly state: State;
}

const statedPlaces = (evaluation: Evaluation): StatedPlace[] =>
  rosterPlacesOf(evaluation).map((place) => ({ place, state: stateByGates(evaluation.results[place.scope]) }));

/** The rows of a draft as they travel; nothing where its instrument has no rosters. */
export function rowIdsFrom(evaluation: Evaluation): { readonly rows?: RowIds } {
  if (!evaluation.program.instrument.rosters) return {};
  const asked = statedPlaces(evaluation).filter(({ state }) => state === 'asked');
  return { rows: Object.fromEntries(asked.map(({ place }) => [place.address, place.there.map(({ id }) => id)])) };
}

/** The rosters that stand in no row and are in a state, by their addresses. */
export const rostersWithState = (evaluation: Evaluation, wanted: State): string[] =>
  statedPlaces(evaluation).flatMap(({ place, state }) =>
    place.within === undefined && state === wanted ? [place.address] : [],
  );

/** What is wrong with the rows that a response says it has. */
export interface RowFault {
  /** The roster, by its address. */
  readonly item: string;
  readonly place?: string;
  readonly fault:
    | 'unknown-roster'
    | 'unknown-row'
    | 'repeated-row'
    | 'row-id'
    | 'other-rows'
    | 'too-few-rows'
    | 'too-many-rows'
    | 'listed-in-row'
    | 'unaccounted'
    | 'counted-twice'
    | 'off-route'
    | 'not-skipped'
    | 'not-undetermined';
}

/**
 * Checks rows against the route of the answers in them: every fault, by roster.
 * @param listsNaming the lists that name something, by its address; `rows` aside
 */
export function rowFaultsIn(
  evaluation: Evaluation,
  rows: RowIds,
  listsNaming: ReadonlyMap<string, readonly string[]>,
): RowFault[] {
  const stated = statedPlaces(evaluation);
  const known = new Set(stated.map(({ place }) => place.address));
  const there = rowsThere(evaluation);
  return [
    ...Object.keys(rows)
      .filter((item) => !known.has(item))
      .map((item): RowFault => ({ item, fault: isOfRowBeside(item, there) ? 'unknown-row' : 'unknown-roster' })),
    ...stated.flatMap((one) => {
      const { address: item } = one.place;
      const fault = statusFaultOf(one, listsNaming.get(item) ?? [], Object.hasOwn(rows, item));
      return [...(fault ? [{ item, fault }] : []), ...idFaultsOf(one, rows)];
    }),
    ...rosterFaultsOf(evaluation).map(({ roster: item, fault }): RowFault => ({ item, fault })),
  ];
}

/** The rows that are asked, with the rosters that they are of, by their addresses. */
export const rowsThere = (evaluation: Evaluation): ReadonlyMap<string, RosterPlace> =>
  new Map(
    rosterPlacesOf(evaluation).flatMap((place) =>
      place.there.filter(isRowAsked).map(({ address }): [string, RosterPlace] => [address, place]),
    ),
  );

/** Whether something stands in a row, and in none of these. */
export function isOfRowBeside(address: string, rows: ReadonlyMap<string, RosterPlace>): boolean {
  const row = rowOfAddress(address);
  return row !== undefined && !rows.has(row);
}

function statusFaultOf(
  { place: { within }, state }: StatedPlace,
  named: readonly string[],
  hasRows: boolean,
): RowFault['fault'] | undefined {
  if (within && named.length > 0) return 'listed-in-row';
  const [only] = [...named, ...(hasRows ? ['rows'] : [])];
  if (named.length + Number(hasRows) > 1) return 'counted-twice';
  const isWaiting = state === 'waiting' || state === 'undetermined';
  if (only === 'rows') return state === 'asked' ? undefined : 'off-route';
  if (only === 'notApplicable') return state === 'notApplicable' ? undefined : 'not-skipped';
  if (only === 'undetermined') return isWaiting ? undefined : 'not-undetermined';
  // In a row, whether its own roster is asked follows from the answers in it.
  return within && state !== 'asked' && state !== 'waiting' ? undefined : 'unaccounted';
}

function idFaultsOf({ place, state }: StatedPlace, rows: RowIds): RowFault[] {
  const { name, address: item, roster, within, there } = place;
  const ids = Object.hasOwn(rows, item) ? (rows[item] ?? []) : [];
  const seen = new Set<string>();
  const faults = ids.flatMap((id, at): RowFault[] => {
    const isRepeated = seen.has(id);
    seen.add(id);
    const where = { item: rowAddress(name, id, within?.address), place: `rows.${item}[${at}]` };
    if (isRepeated) return [{ ...where, fault: 'repeated-row' }];
    return roster.over !== undefined || madeRow.test(id) ? [] : [{ ...where, fault: 'row-id' }];
  });
  const isOther =
    roster.over !== undefined && state === 'asked' && ids.join(' ') !== there.map(({ id }) => id).join(' ');
  return isOther ? [...faults, { item, fault: 'other-rows' }] : faults;
}
