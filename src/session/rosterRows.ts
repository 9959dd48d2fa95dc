import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { RosterPlace, RosterRow } from '../engine/rosters/row.ts';
import { rowAddress } from '../instrument/rowAddress.ts';
import { randomCharacters } from '../protocol/alphabet.ts';
import { declineRow, isProposed } from './proposedRows.ts';
import type { Session } from './session.ts';

/** As many characters as two devices never draw alike for one response. */
const idLength = 8;

/** Adds a row at the end of a roster; gives its address. @param id of one that an office proposes */
export function addRow(session: Session, place: RosterPlace, id = randomCharacters(idLength).toLowerCase()): string {
  const address = rowAddress(place.name, id, place.within?.address);
  put(session, place, [...place.there.map((row) => row.id), id], id);
  return address;
}

/** Moves a row among the others. @param to its new place, from 0 */
export function moveRow(session: Session, { id, place }: RosterRow, to: number): void {
  const others = place.there.map((row) => row.id).filter((one) => one !== id);
  put(session, place, others.toSpliced(to, 0, id), id);
}

/** Removes a row; gives what brings it back, with all that it has answered. */
export function removeRow(session: Session, { address, id, place }: RosterRow): () => void {
  const before = place.entered.get(id) ?? null;
  // It would be proposed once more.
  if (isProposed(session, address)) declineRow(session, address);
  else session.answer(address, null);
  return () => session.answer(address, before);
}

/** Puts a row where an order of rows has it. Where there is no room between two, all of them are given places anew. */
function put(session: Session, place: RosterPlace, order: readonly string[], id: string): void {
  const at = order.indexOf(id);
  const placeOf = (one: string | undefined) => (one === undefined ? null : (place.entered.get(one) ?? null));
  const answer = (one: string, value: string) =>
    session.answer(rowAddress(place.name, one, place.within?.address), value);
  const [before, after] = [placeOf(order[at - 1]), placeOf(order[at + 1])];
  const between = before !== null && after !== null && before >= after ? undefined : keyBetween(before, after);
  if (between !== undefined) answer(id, between);
  else
    for (const [index, key] of generateNKeysBetween(null, null, order.length).entries())
      answer(order[index] ?? '', key);
}

/** A place between two others; undefined where one of them is none that this app has made. */
function keyBetween(before: string | null, after: string | null): string | undefined {
  try {
    return generateKeyBetween(before, after);
  } catch {
    // Nothing but how a place is written can be wrong here: all of them are then written anew.
    return undefined;
  }
}
