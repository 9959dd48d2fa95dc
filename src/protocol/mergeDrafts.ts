import {
  type Difference,
  type DraftCopy,
  type DraftEntries,
  type DraftEntry,
  type DraftValue,
  entryAddress,
  isRowEntry,
} from './draftCopy.ts';
import type { MeasuredTime } from './measuredTime.ts';

/** A draft that was merged, and what differed: those differences, too, stand in it until they are settled. */
export interface MergedDraft {
  readonly merged: DraftCopy;
  readonly found: readonly Difference[];
}

/** A value as text that is the same for equal values, in whatever order their members stand. */
const textOf = (value: DraftValue): string =>
  value === null ? 'null' : JSON.stringify(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Whether two entries say the same. One that was never there says nothing, as one that is gone does. */
export const saysSame = (one: DraftEntry | undefined, other: DraftEntry | undefined): boolean =>
  textOf(one?.value ?? null) === textOf(other?.value ?? null);

/** Whether an entry is still what it was. Changed and changed back, it is not: somebody wanted it so. */
const isUnchanged = (base: DraftEntry | undefined, now: DraftEntry | undefined): boolean =>
  base?.seq === now?.seq && base?.writer === now?.writer;

type Stamp = Pick<DraftEntry, 'seq' | 'writer'>;

const isLater = (one: Stamp, other: Stamp): boolean =>
  one.seq === other.seq ? one.writer > other.writer : one.seq > other.seq;

const later = <Stamped extends Stamp>(one: Stamped, other: Stamped): Stamped => (isLater(one, other) ? one : other);

/**
 * Merges two drafts of one response, from the last copy that both have had. What one side has changed stands; what both
 * have changed to the same value, too; where they truly differ, the later change (the higher seq, then writer) stands,
 * and the other is a difference to be shown. A row that one side removed and the other changed is kept, and that is shown.
 * Neither the sides nor the order in which several devices merge make a difference.
 * @param base undefined: there is none, so that all of both sides counts as changed
 * @param mine what this device has: the merged draft is its
 */
export function mergeDrafts(base: DraftCopy | undefined, mine: DraftCopy, theirs: DraftCopy): MergedDraft {
  const entries: Record<string, DraftEntry> = {};
  const found: Difference[] = [];
  const changed = { mine: rowsChanged(base, mine), theirs: rowsChanged(base, theirs) };
  for (const name of new Set([...Object.keys(mine.entries), ...Object.keys(theirs.entries)])) {
    const [own, other] = [mine.entries[name], theirs.entries[name]];
    const stands = standing(name, base && { says: base.entries[name] }, own, other, changed);
    if (!stands.entry) continue;
    entries[name] = stands.entry;
    if (stands.loser && isShown(name, stands.loser.value)) found.push({ name, ...stands.loser });
  }
  const differences = differencesOf(base, mine, theirs, found, entries);
  const merged = { ...theirs, entries, differences, times: timesOf(mine.times, theirs.times) };
  const seq = Math.max(mine.seq, theirs.seq);
  return {
    merged: isAt(merged, theirs) ? { ...theirs, seq } : { ...merged, seq: seq + 1, writer: mine.writer },
    found,
  };
}

/** Whether two copies hold the same, whichever device made them and after whatever number of changes. */
export const holdsSame = (one: DraftCopy, other: DraftCopy): boolean => contentOf(one) === contentOf(other);

/** Whether a merge has added nothing to a copy, so that no other has to take its place. */
const isAt = (merged: DraftCopy, { entries, ...copy }: DraftCopy): boolean =>
  Object.entries(merged.entries).every(([name, entry]) => isUnchanged(entries[name], entry)) &&
  holdsSame(merged, { ...copy, entries });

const inOrder = <Value>(all: Readonly<Record<string, Value>>): [string, Value][] =>
  Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1));

const contentOf = ({ entries, differences, times }: DraftCopy): string =>
  JSON.stringify([
    inOrder(entries).flatMap(([name, { value }]) => (value === null ? [] : [[name, textOf(value)]])),
    differences.map(idOf).sort(),
    inOrder(times).map(([writer, { moduleMs, ...time }]) => [writer, inOrder(moduleMs), inOrder(time)]),
  ]);

interface Standing {
  readonly entry: DraftEntry | undefined;
  readonly loser?: DraftEntry;
}

/** Which of two entries stands. @param base what the last common copy has under the name; undefined: there is none */
function standing(
  name: string,
  base: { readonly says: DraftEntry | undefined } | undefined,
  mine: DraftEntry | undefined,
  theirs: DraftEntry | undefined,
  changed: { readonly mine: ReadonlySet<string>; readonly theirs: ReadonlySet<string> },
): Standing {
  if (!mine || !theirs) return { entry: mine ?? theirs };
  if (saysSame(mine, theirs)) return { entry: later(mine, theirs) };
  if (isRowEntry(name)) {
    const row = entryAddress(name);
    // Whoever changed a row did not know that it was removed elsewhere: it is not lost for that.
    if (mine.value === null && changed.theirs.has(row)) return { entry: theirs, loser: mine };
    if (theirs.value === null && changed.mine.has(row)) return { entry: mine, loser: theirs };
  }
  if (base && isUnchanged(base.says, mine)) return { entry: theirs };
  if (base && isUnchanged(base.says, theirs)) return { entry: mine };
  const entry = later(mine, theirs);
  return { entry, loser: entry === mine ? theirs : mine };
}

/**
 * The rows that a side has changed anything of: their places, or anything in them, also where something else stands by
 * now. That it removed a row in one does not count.
 */
function rowsChanged(base: DraftCopy | undefined, side: DraftCopy): ReadonlySet<string> {
  const shown = new Set(base?.differences.map(idOf));
  const changed = Object.entries(side.entries).filter(([name, entry]) => !isUnchanged(base?.entries[name], entry));
  const overruled = side.differences.filter((one) => !shown.has(idOf(one))).map((one) => [one.name, one] as const);
  const rows = new Set<string>();
  for (const [name, { value }] of [...changed, ...overruled]) {
    if (isRowEntry(name) && value === null) continue;
    const address = entryAddress(name);
    for (let at = address.indexOf(']'); at >= 0; at = address.indexOf(']', at + 1)) rows.add(address.slice(0, at + 1));
  }
  return rows;
}

/** Whether a respondent is to see that a value does not stand: not places of rows, marks, or what the device notes. */
function isShown(name: string, value: DraftValue): boolean {
  if (isRowEntry(name)) return value === null;
  if (name.startsWith('marked ')) return false;
  if (name.startsWith('noted ')) return entryAddress(name) === 'label';
  return value?.kind !== 'confirmed' || value.remark !== undefined;
}

const idOf = ({ name, seq, writer, value }: Difference): string => `${name} ${textOf(value)} ${seq} ${writer}`;

/** What is to be shown: what either side still shows, and what this merge has found; not what stands by now. */
function differencesOf(
  base: DraftCopy | undefined,
  mine: DraftCopy,
  theirs: DraftCopy,
  found: readonly Difference[],
  entries: DraftEntries,
): Difference[] {
  const [before, own, other] = [base, mine, theirs].map((copy) => new Set(copy?.differences.map(idOf)));
  const isOpen = (id: string) => (before?.has(id) ? own?.has(id) && other?.has(id) : true);
  const open = [...mine.differences, ...theirs.differences].filter((one) => isOpen(idOf(one)));
  const byValue = new Map<string, Difference>();
  for (const one of [...open, ...found]) {
    if (saysSame(entries[one.name], one)) continue;
    const key = `${one.name} ${textOf(one.value)}`;
    const known = byValue.get(key);
    byValue.set(key, known ? later(known, one) : one);
  }
  return [...byValue.values()].sort((one, two) => (idOf(one) < idOf(two) ? -1 : 1));
}

/** Each device counts its own time alone, and only upwards: the further count of each is the later one. */
function timesOf(mine: DraftCopy['times'], theirs: DraftCopy['times']): DraftCopy['times'] {
  const times = { ...mine };
  for (const [writer, time] of Object.entries(theirs)) times[writer] = further(times[writer], time);
  return times;
}

function further(one: MeasuredTime | undefined, other: MeasuredTime): MeasuredTime {
  if (!one) return other;
  return one.activeMs > other.activeMs || (one.activeMs === other.activeMs && one.sessions > other.sessions)
    ? one
    : other;
}
