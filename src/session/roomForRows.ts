import { outlineOf } from '../engine/outline.ts';
import { rosterOfEach } from '../instrument/rosterOfEach.ts';
import { rostersIn } from '../instrument/rosterParts.ts';
import type { Instrument } from '../instrument/schema.ts';
import { jsonBytes } from '../protocol/jsonBytes.ts';
import { travelling } from '../protocol/travelling.ts';
import { documentOf } from '../storage/freeze.ts';
import type { Session } from './session.ts';

/** From so many bytes of its document on, no row is added to a response: what is asked of the rows that are there still fits. */
const mostBytes = 900_000;

/** Sealed, it travels as four characters for three bytes. */
const mostBytesSealed = (mostBytes * 3) / 4;

/** What stands in each document: whom it is from, when and how long it was answered. */
const bytesAround = 16_384;

/** The most characters of a computed value, of the state of a criterion, or of a list without a row, with what stands around it. */
const bytesOfShort = 60;

/** What stands in a document beside what is entered, by the names that it stands under: in each row of a roster, or once. */
type Beside = ReadonlyMap<string | undefined, readonly string[]>;

const known = new WeakMap<Instrument, Beside>();

function besideOf(instrument: Instrument): Beside {
  const found = known.get(instrument);
  if (found) return found;
  const beside = new Map<string | undefined, string[]>();
  const add = (roster: string | undefined, name: string) => beside.set(roster, [...(beside.get(roster) ?? []), name]);
  const rosterOf = rosterOfEach(instrument);
  for (const { name, is } of outlineOf(instrument).items.values()) {
    const roster = rosterOf.get(name);
    // One that is asked once is listed where it is not asked.
    if (is || roster === undefined) add(roster, name);
  }
  for (const [name, roster] of rostersIn(instrument)) add(roster.in, name);
  for (const { id, for: roster } of instrument.outcome?.criteria ?? []) add(roster, id);
  known.set(instrument, beside);
  return beside;
}

const bytesBeside = (names: readonly string[] | undefined, row: string): number =>
  (names ?? []).reduce((sum, name) => sum + row.length + name.length + bytesOfShort, 0);

/**
 * The most bytes that the document of a response can have, by a count that is kept as it is answered. What is not asked
 * counts too, so that it can be more than the document has, and is never less.
 */
export function mostBytesOf(session: Pick<Session, 'instrument' | 'evaluation' | 'row' | 'enteredBytes'>): number {
  const { instrument } = session;
  const beside = besideOf(instrument);
  const rows = [...(session.evaluation().program.rosters?.values() ?? [])].reduce((sum, { name, there }) => {
    const one = there[0];
    // All rows of a roster have addresses of about one length, and lists of their ids.
    const longest = Math.max(0, ...there.map(({ address }) => address.length));
    return one ? sum + there.length * (bytesBeside(beside.get(name), '.'.repeat(longest)) + longest + 4) : sum;
  }, 0);
  const prefilled = Object.keys(session.row.value.prefilled ?? {}).reduce((sum, one) => sum + one.length + 40, 0);
  return bytesAround + session.enteredBytes() + bytesBeside(beside.get(undefined), '') + rows + prefilled;
}

/** The bytes of the document that a response would have now, its audit trail apart, which is left out where it has no room. */
function bytesNow(session: Session): number {
  const { instrument, row, answers, annotations } = session;
  const document = documentOf({
    ...{ instrument, row: row.value, answers: answers.value, annotations: annotations.value, audit: [] },
    completion: {
      ...{ measuredSeconds: 0, prefilledMinutes: 1, changed: false, sessions: 1, moduleSeconds: {} },
      ...{ idleLimitSeconds: instrument.idleLimitSeconds, gapsDiscarded: 0 },
    },
    completedAt: new Date(0),
    appVersion: '',
  });
  return bytesAround + jsonBytes(travelling(instrument, document));
}

/**
 * Whether a row can be added to a response without its document outgrowing what a collector takes. Drawn up only where the
 * count says that it may be too large.
 */
export function hasRoomForRow(session: Session, isSealed: boolean): boolean {
  const most = isSealed ? mostBytesSealed : mostBytes;
  return mostBytesOf(session) < most || bytesNow(session) < most;
}
