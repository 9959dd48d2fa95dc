import {
  type DraftCopy,
  type DraftEntry,
  type DraftValue,
  entryName,
  isRowEntry,
} from '../../src/protocol/draftCopy.ts';
import { mergeDrafts, saysSame } from '../../src/protocol/mergeDrafts.ts';

/** Numbers from a seed (mulberry32): the same history each time. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Something that a respondent did, with all that the device knew of by then. */
export interface Deed {
  readonly name: string;
  readonly value: DraftValue;
  readonly known: ReadonlySet<Deed>;
  /** It settles a difference. */
  readonly settles?: true;
  readonly seq: number;
  readonly writer: string;
  /** Those of other devices that came to the same value by themselves: they stand for one another. */
  readonly agreed: Set<Deed>;
  /** Those of the same value that it was shown under: a difference is shown once, as the later of them. */
  readonly shownAs: Set<Deed>;
}

const linked = (): Pick<Deed, 'agreed' | 'shownAs'> => ({ agreed: new Set(), shownAs: new Set() });

/** Notes under which deed each that lost is shown. */
function noteShown({ entries, differences }: DraftCopy, known: ReadonlySet<Deed>): void {
  for (const { name, seq, writer, value } of differences) {
    const lost = [...known].filter((one) => one.name === name && !one.settles && saysSame({ seq, writer, value }, one));
    const shown = lost.find((one) => one.seq === seq && one.writer === writer);
    for (const one of lost) if (shown && !saysSame(entries[name], one)) one.shownAs.add(shown);
  }
}

/** What rests at the collector: the last copy, and whose deeds went into it. */
export interface Rest {
  copy: DraftCopy | undefined;
  known: Set<Deed>;
}

export const emptyDraft = (writer: string): DraftCopy => ({
  format: 'veldwerk-draft/1',
  response: '01939e1a-0000-7000-8000-000000000001',
  instrument: { id: 'be.veldwerk.test', version: '1.0.0' },
  startedAt: '2026-11-27T08:00:00Z',
  seq: 1,
  writer,
  entries: {},
  differences: [],
  times: {},
});

/** A device that answers a draft, and contacts a collector now and then. */
export class DraftDevice {
  readonly writer: string;
  draft: DraftCopy;
  base: DraftCopy | undefined;
  known = new Set<Deed>();
  readonly deeds: Deed[] = [];

  constructor(letter: string) {
    this.writer = letter.repeat(16);
    this.draft = emptyDraft(this.writer);
  }

  /** Goes on from another's draft, as one that has just had contact. */
  static from(letter: string, other: DraftDevice): DraftDevice {
    const device = new DraftDevice(letter);
    device.draft = other.draft;
    device.base = other.base;
    device.known = new Set(other.known);
    return device;
  }

  says(name: string): DraftValue {
    return this.draft.entries[name]?.value ?? null;
  }

  /** Whether something can be said there: no row around it is removed. */
  reaches(name: string): boolean {
    const around = [...name.matchAll(/\]/g)].map(({ index }) => name.slice(0, index + 1));
    return around.every((row) => row === name || this.says(row) !== null);
  }

  say(name: string, value: DraftValue): void {
    const seq = this.draft.seq + 1;
    const entry: DraftEntry = { seq, writer: this.writer, value };
    this.draft = { ...this.draft, seq, writer: this.writer, entries: { ...this.draft.entries, [name]: entry } };
    const deed: Deed = { name, value, known: new Set(this.known), seq, writer: this.writer, ...linked() };
    this.known.add(deed);
    this.deeds.push(deed);
  }

  measure(ms: number): void {
    const { activeMs, ...time } = this.draft.times[this.writer] ?? { activeMs: 0, moduleMs: {}, sessions: 1, gaps: 0 };
    const times = { ...this.draft.times, [this.writer]: { ...time, activeMs: activeMs + ms } };
    this.draft = { ...this.draft, seq: this.draft.seq + 1, times };
  }

  /** Settles a difference: what stands is kept, or the other taken. */
  settle(at: number, takes: boolean): void {
    const difference = this.draft.differences[at];
    if (!difference) return;
    if (takes && this.reaches(difference.name)) this.say(difference.name, difference.value);
    const { name, value } = difference;
    const { seq } = this.draft;
    const known = new Set(this.known);
    const deed: Deed = { name, value, known, settles: true, seq, writer: this.writer, ...linked() };
    this.known.add(deed);
    this.deeds.push(deed);
    const differences = this.draft.differences.filter((one) => one !== difference);
    this.draft = { ...this.draft, seq: this.draft.seq + 1, differences };
  }

  /** Notes which deeds came to the same value as what rests. */
  #agree({ entries }: DraftCopy, known: ReadonlySet<Deed>): void {
    const deedOf = (deeds: ReadonlySet<Deed>, of: string, { seq, writer }: DraftEntry) =>
      [...deeds].find((one) => one.name === of && one.seq === seq && one.writer === writer && !one.settles);
    for (const [name, mine] of Object.entries(this.draft.entries)) {
      const theirs = entries[name];
      if (!theirs || !saysSame(mine, theirs) || (mine.seq === theirs.seq && mine.writer === theirs.writer)) continue;
      const [one, other] = [deedOf(this.known, name, mine), deedOf(known, name, theirs)];
      if (one && other) one.agreed.add(other);
      if (one && other) other.agreed.add(one);
    }
  }

  /** @param cut whether the connection breaks before the device knows that its copy was taken */
  contact(rest: Rest, cut = false): void {
    const merged = rest.copy ? mergeDrafts(this.base, this.draft, rest.copy).merged : this.draft;
    if (rest.copy) this.#agree(rest.copy, rest.known);
    for (const deed of this.known) rest.known.add(deed);
    noteShown(merged, rest.known);
    rest.copy = merged;
    if (cut) return;
    this.base = merged;
    this.draft = merged;
    this.known = new Set(rest.known);
  }
}

const words = ['a', 'b', 'c'];

/** One more thing that a respondent does on a device, by chance. */
export function actOn(device: DraftDevice, number: (below: number) => number): void {
  const pick = <One>(all: readonly [One, ...One[]]): One => all[number(all.length)] ?? all[0];
  const word = words[number(words.length)] ?? 'a';
  const everyRow = Object.keys(device.draft.entries).filter(isRowEntry);
  const anyRow = everyRow[number(everyRow.length)];
  const rows = everyRow.filter((name) => device.says(name) !== null);
  const row = rows[number(rows.length)];
  const reach = (name: string, value: DraftValue) => {
    if (device.reaches(name)) device.say(name, value);
  };
  const answer = (about: string) =>
    reach(
      entryName('answered', about),
      pick<() => DraftValue>([
        () => ({ kind: 'answered', value: word }),
        () => ({ kind: 'answered', value: number(3) }),
        () => ({ kind: 'unanswered', about, reason: 'unknown' }),
        () => null,
      ])(),
    );
  const rowOf = (name: string) => name.slice('answered '.length);
  pick([
    () => answer(pick(['A1', 'A2', 'A3'])),
    () => answer(pick(['A1', 'A2', 'A3'])),
    () => row && !row.includes('.') && answer(`${rowOf(row)}.x`),
    () => row && answer(`${rowOf(row)}.y`),
    () => device.say(entryName('answered', `r[${device.writer.slice(0, 1)}${number(3)}]`), place(word)),
    () =>
      row &&
      !row.includes('.') &&
      reach(entryName('answered', `${rowOf(row)}.i[${device.writer.slice(0, 1)}]`), place(word)),
    () => row && reach(row, null),
    // Moved, or what was removed is brought back.
    () => anyRow && reach(anyRow, place(word)),
    () => reach(entryName('remark', 'A1'), { kind: 'remark', about: 'A1', text: word, send: true }),
    () => device.say(entryName('confirmed', 'K1'), { kind: 'confirmed', about: 'K1', grounds: word, remark: word }),
    () => device.say(entryName('noted', 'label'), { kind: 'noted', value: word }),
    () => device.say(entryName('marked', 'A2'), number(2) ? { kind: 'marked', about: 'A2' } : null),
    () => device.measure(1 + number(1000)),
    () => device.settle(number(3), number(2) === 1),
  ])();
}

const place = (value: string): DraftValue => ({ kind: 'answered', value });
