import { type Item, itemAt } from '../engine/outline.ts';
import { readEntry } from '../engine/reading.ts';
import { rosterPlacesOf } from '../engine/rosters/placesOf.ts';
import { stateOfPlace } from '../engine/rosters/rostersOf.ts';
import type { RosterPlace } from '../engine/rosters/row.ts';
import type { Value } from '../engine/value.ts';
import { addressIn, nameIn } from '../instrument/address.ts';
import { rowAddress } from '../instrument/rowAddress.ts';
import { annotationKey } from '../protocol/annotation.ts';
import type { Session } from './session.ts';

/** A row that an office knows of. It is none, and counts for nothing, until the respondent takes it over. */
export interface ProposedRow {
  readonly id: string;
  readonly address: string;
  /** What is known of it, item by item, in the order of the questionnaire's file. */
  readonly says: readonly { readonly item: Item; readonly value: Value }[];
  /** Whether the respondent said that it does not apply. */
  readonly isDeclined: boolean;
}

/** That a row does not apply is said as it is of an item. */
const noRow = (address: string) => ({ kind: 'unanswered', about: address }) as const;

/** Whether an office knows of a row. */
export const isProposed = (session: Session, address: string): boolean =>
  Object.keys(session.row.peek().prefilled ?? {}).some((known) => known.startsWith(`${address}.`));

/** The rows of a roster that an office knows of and that are not there, in the order in which it named them. */
export function proposedRows(session: Session, place: RosterPlace): ProposedRow[] {
  if (place.roster.over !== undefined) return [];
  const { instrument } = session;
  const found = new Map<string, { readonly item: Item; readonly value: Value }[]>();
  const begins = `${place.address}[`;
  for (const [address, known] of Object.entries(session.row.value.prefilled ?? {})) {
    if (!address.startsWith(begins)) continue;
    const id = address.slice(begins.length, address.indexOf(']', begins.length));
    if (place.entered.get(id) !== undefined) continue;
    const says = found.get(id) ?? [];
    found.set(id, says);
    const row = rowAddress(place.name, id, place.within?.address);
    const item = address === addressIn(row, nameIn(address)) ? itemAt(instrument, address) : undefined;
    const reading = item && readEntry(item, known);
    if (item && reading?.kind === 'valid') says.push({ item, value: reading.value });
  }
  return [...found].map(([id, says]) => {
    const address = rowAddress(place.name, id, place.within?.address);
    return { id, address, says, isDeclined: session.annotation(annotationKey(noRow(address))) !== undefined };
  });
}

/** The rosters that are asked and have proposals that nobody has taken over or declined, with how many. */
export const undecidedIn = (session: Session): { readonly place: RosterPlace; readonly count: number }[] =>
  session.row.value.prefilled
    ? rosterPlacesOf(session.evaluation()).flatMap((place) => {
        const isAsked = stateOfPlace(session.evaluation(), place) === 'asked';
        const count = isAsked ? proposedRows(session, place).filter(({ isDeclined }) => !isDeclined).length : 0;
        return count > 0 ? [{ place, count }] : [];
      })
    : [];

/** Says of a row that it does not apply; it goes, where it is there, and what it has answered is kept. */
export const declineRow = (session: Session, address: string): void =>
  session.annotate({ ...noRow(address), reason: 'inapplicable' });

/** Has a row that was declined proposed again. */
export const proposeAgain = (session: Session, address: string): void => session.strike('unanswered', address);
