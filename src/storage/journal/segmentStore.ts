import { patchToText } from '../outboxText.ts';
import type { Patch } from '../patch.ts';
import type { ReceiptRow } from '../rows.ts';
import { compare, type Differences, type Standings } from './comparison.ts';
import { type LineSeal, lineOf, lineWith } from './line.ts';
import type { Medium } from './medium.ts';
import type { JournalRecord } from './record.ts';
import type { ReadSegment, Replayed } from './replay.ts';
import { byEpoch, type Segment, segmentName, segmentOf } from './segment.ts';

/** What is to be kept of one response: all of it, which begins a segment, or what came new since the last time. */
export interface Entry {
  readonly kind: 'whole' | 'change';
  readonly response: string;
  readonly seq: number;
  readonly patch: Patch;
}

/** A segment, and where it lies. */
interface Placed {
  readonly medium: Medium;
  readonly segment: Segment;
}

/** A segment, what stands in it, and where it lies. */
type Lying = ReadSegment & { readonly medium: Medium };

/** What the names of the device lock's files begin with; then come their revision and who wrote them. */
const lockPrefix = 'lock.';

/** What reads lines: every one of them is checked, with a library that is loaded only once there is one. */
export const reader = () => import('./reader.ts');

/** A segment is begun anew once it has this many characters, and this many times those of what it began with. */
const longSegment = 256 * 1024;
const longFactor = 4;

interface Writing {
  readonly segment: Segment;
  /** How many characters it began with, and has by now. */
  begunWith: number;
  length: number;
  /** What was appended last: the same again, tried anew after the database failed, need not be. */
  last: string;
}

/** The journal as one page writes it, on the first of its media; what lies on the others from before is read as well. */
export class SegmentStore {
  readonly #media: readonly [Medium, ...Medium[]];
  readonly #writer: string;
  readonly #writing = new Map<string, Writing>();
  #seal: LineSeal | undefined;
  /** How often this page has kept a device lock's record: each has a name of its own. */
  #locks = 0;

  /** `writer`: a name that no other page has. */
  constructor(media: readonly [Medium, ...Medium[]], writer: string) {
    this.#media = media;
    this.#writer = writer;
  }

  /** Seals what is kept from now on, and opens what is read; without a seal no more. */
  sealWith(seal: LineSeal | undefined): void {
    this.#seal = seal;
  }

  /** The record of the device lock, the highest revision that reads; undefined where there is none. */
  async lock(): Promise<{ readonly revision: number } | undefined> {
    const files = await this.#lockFiles();
    if (files.length === 0) return undefined;
    const { lockIn } = await reader();
    const found = files.map(async ({ medium, name }) => lockIn((await medium.contents()).get(name) ?? ''));
    const read = (await Promise.all(found)).flatMap((one) => one ?? []);
    return read.toSorted((one, other) => other.revision - one.revision)[0];
  }

  /** Keeps the record of the device lock; earlier ones go once it is durable. */
  async keepLock(record: { readonly revision: number }): Promise<void> {
    const earlier = await this.#lockFiles();
    this.#locks += 1;
    const name = `${lockPrefix}${record.revision}.${this.#writer}.${this.#locks}`;
    const [medium] = this.#media;
    await medium.append(name, lineWith(JSON.stringify(record)));
    medium.release(name);
    for (const one of earlier) await one.medium.remove(one.name);
  }

  /** There is no device lock any more. */
  async dropLock(): Promise<void> {
    for (const { medium, name } of await this.#lockFiles()) await medium.remove(name);
  }

  /** Removes everything, the device lock too. What another page holds open may stay. */
  async wipe(): Promise<void> {
    for (const response of [...this.#writing.keys()]) this.release(response);
    for (const medium of this.#media) for (const name of await medium.names()) await medium.remove(name);
    const left = (await Promise.all(this.#media.map((medium) => medium.names()))).flat();
    if (left.length > 0) throw new Error('held open by another page');
  }

  /**
   * Keeps entries, in their order. Resolves once they are durable; earlier segments go only after that.
   * @param over nobody goes on with them: each is let go of at once
   * @returns the responses whose segment has grown so long that it is to be begun anew
   * @throws where a change has nothing before it: as a beginning it would take away what it lacks
   */
  async keep(entries: readonly Entry[], over = false): Promise<string[]> {
    const long: string[] = [];
    let listed: Promise<Map<string, Placed[]>> | undefined;
    for (const { kind, response, seq, patch } of entries) {
      const writing = this.#writing.get(response);
      if (kind === 'whole') {
        const { row } = patch;
        if (!row) throw new Error('a response without its row');
        listed ??= this.#segments();
        const whole = { kind: 'whole' as const, response, seq, ...patchToText(patch), row };
        await this.#begin(response, await listed, (epoch) => ({ ...whole, epoch }));
      } else {
        if (!writing) throw new Error('a change without a beginning');
        const { epoch } = writing.segment;
        await this.#append(writing, { kind: 'change', response, epoch, seq, ...patchToText(patch) });
      }
      const { begunWith = 0, length = 0 } = this.#writing.get(response) ?? {};
      if (length > Math.max(longSegment, longFactor * begunWith)) long.push(response);
      if (over) this.release(response);
    }
    return long;
  }

  /** Keeps that a response is deleted, from number `seq` on, and removes what was said of it. */
  async recordDeletion(response: string, seq: number, receipt?: ReceiptRow): Promise<void> {
    const gone = { kind: 'gone' as const, response, seq, ...(receipt && { receipt }) };
    await this.#begin(response, await this.#segments(), (epoch) => ({ ...gone, epoch }));
    this.release(response);
  }

  /** Another page writes the response from now on, or nobody. */
  release(response: string): void {
    const writing = this.#writing.get(response);
    if (writing) this.#media[0].release(writing.segment.name);
    this.#writing.delete(response);
  }

  /** Compares all that was ever kept with what the database has. */
  async compare(standings: Standings): Promise<Differences> {
    const lying = await this.#segments();
    const found = await this.#read();
    // What cannot be read now is not absent: nothing is concluded from it, and nothing put in its place.
    for (const [response, placed] of lying) {
      const read = new Set(found.get(response)?.map(({ name }) => name));
      if (placed.some(({ segment }) => !read.has(segment.name))) found.delete(response);
    }
    for (const segments of found.values()) await this.#sweep(segments);
    const known = standings.responses.filter(({ id }) => found.has(id) || !lying.has(id));
    return compare({ ...standings, responses: known }, await this.#replayed(found));
  }

  /** Writes a word, reads it back, and removes it. */
  async test(word: string): Promise<boolean> {
    const [medium] = this.#media;
    const name = `test-${this.#writer}`;
    await medium.append(name, word);
    medium.release(name);
    const found = (await medium.contents()).get(name);
    await medium.remove(name);
    return found === word;
  }

  /** Every response that the journal knows. */
  async all(): Promise<Replayed[]> {
    return this.#replayed(await this.#read());
  }

  async #replayed(found: ReadonlyMap<string, readonly Lying[]>): Promise<Replayed[]> {
    return found.size === 0 ? [] : (await reader()).replayAll(found, this.#seal);
  }

  async #lockFiles(): Promise<{ medium: Medium; name: string }[]> {
    const found = this.#media.map(async (medium) =>
      (await medium.names()).filter((name) => name.startsWith(lockPrefix)).map((name) => ({ medium, name })),
    );
    return (await Promise.all(found)).flat();
  }

  /** All segments, by their response. */
  async #read(): Promise<Map<string, Lying[]>> {
    const found = new Map<string, Lying[]>();
    for (const medium of this.#media)
      for (const [name, text] of await medium.contents()) {
        const segment = segmentOf(name);
        if (segment)
          found.set(segment.response, [...(found.get(segment.response) ?? []), { ...segment, text, medium }]);
      }
    return found;
  }

  /** Removes what a later writer's beginning has made needless, and could not remove then. */
  async #sweep(segments: readonly Lying[]): Promise<void> {
    if (segments.length < 2) return;
    const newest = segments.toSorted(byEpoch).at(-1);
    if (!newest || !(await reader()).standsAlone(newest, this.#seal)) return;
    for (const { medium, name, epoch } of segments) if (epoch < newest.epoch) await medium.remove(name);
  }

  async #append(writing: Writing, record: JournalRecord): Promise<void> {
    const said = JSON.stringify(record);
    if (said === writing.last) return;
    const line = lineOf(record, this.#seal);
    await this.#media[0].append(writing.segment.name, line);
    writing.last = said;
    writing.length += line.length;
    if (record.kind !== 'change') writing.begunWith = line.length;
  }

  /** `listed`: all segments, brought up to date with the new one. */
  async #begin(
    response: string,
    listed: Map<string, Placed[]>,
    recordIn: (epoch: number) => JournalRecord,
  ): Promise<void> {
    this.release(response);
    const earlier = listed.get(response) ?? [];
    const epoch = Math.max(0, ...earlier.map(({ segment }) => segment.epoch)) + 1;
    const name = segmentName(response, epoch, this.#writer);
    const writing: Writing = { segment: { name, response, epoch }, begunWith: 0, length: 0, last: '' };
    await this.#append(writing, recordIn(epoch));
    this.#writing.set(response, writing);
    listed.set(response, [{ medium: this.#media[0], segment: writing.segment }]);
    for (const { medium, segment } of earlier) await medium.remove(segment.name);
  }

  /** Where all segments lie, by their response. */
  async #segments(): Promise<Map<string, Placed[]>> {
    const found = new Map<string, Placed[]>();
    for (const medium of this.#media)
      for (const name of await medium.names()) {
        const segment = segmentOf(name);
        if (segment) found.set(segment.response, [...(found.get(segment.response) ?? []), { medium, segment }]);
      }
    return found;
  }
}
