import { Evaluation } from '../evaluation.ts';
import type { ItemStanding } from '../progress.ts';
import type { Reading } from '../reading.ts';
import type { Answers } from '../value.ts';
import type { GrowingProgram } from './growing.ts';
import { RankedQueue } from './rankedQueue.ts';
import type { RosterPlace, RosterRow } from './row.ts';

/** Whether an address is that of a row itself. */
const isOfRow = (address: string): boolean => address.endsWith(']');

/** All that follows from answers to an instrument with rosters. */
export class RosterEvaluation extends Evaluation {
  declare readonly program: GrowingProgram;

  constructor(program: GrowingProgram, answers: Answers, unanswered: Iterable<string>, minutes?: number) {
    super(program, new RankedQueue(program.ranks), answers, unanswered, minutes);
    for (const [address, entry] of Object.entries(answers))
      if (entry !== undefined && isOfRow(address)) program.enter(address, entry);
    program.lend({
      results: this.results,
      queue: this.queue,
      reading: (item) => this.reading(item),
      placed: (item, slot) => this.entries.place(item, slot),
      told: (place, flipped) => this.#told(place, flipped),
      computed: (item) => void this.changedItems.add(item),
    });
  }

  /** How an item reads; one that is computed has a value, or does not read. */
  override reading(item: string): Reading | undefined {
    const value = this.program.computed.get(item);
    return value === undefined ? super.reading(item) : { kind: 'valid', value };
  }

  override slotBeside(address: string): number {
    if (isOfRow(address)) return this.program.enter(address, this.entries.get(address));
    return this.program.located.get(address)?.slot ?? this.program.idle;
  }

  #told(place: RosterPlace, flipped: readonly RosterRow[] | undefined): void {
    this.changedItems.add(place.address);
    // They may have other options.
    for (const item of place.choosers) this.changedItems.add(item);
    for (const row of flipped ?? []) this.#countRow(row);
    this.#countPlace(place);
  }

  /** Counts a row out of the progress while it is not there, and in again: what stands in it was counted as skipped. */
  #countRow(row: RosterRow): void {
    const isAway = !row.isThere || (row.place.within?.isAway ?? false);
    if (isAway === row.isAway) return;
    row.isAway = isAway;
    for (const { module, item } of row.items) {
      this.tally.count(module, item.required, 'notApplicable', isAway ? -1 : 1);
      this.changedProgress.add(item.module);
    }
    for (const place of row.inner) {
      for (const inner of place.rows.values()) this.#countRow(inner);
      this.#countPlace(place);
    }
  }

  /** Counts a roster in the progress of its module as an item is: rows that are missing are an answer that is. */
  #countPlace(place: RosterPlace): void {
    const now = place.within?.isAway ? undefined : standingOf(place);
    const before = place.countedAs;
    if (now === before) return;
    place.countedAs = now;
    if (before) this.tally.count(place.module, true, before, -1);
    if (now) this.tally.count(place.module, true, now, 1);
    this.changedProgress.add(this.program.instrument.modules[place.module]?.id ?? '');
  }
}

/** Where a roster stands; undefined where it is asked and lacks nothing. */
function standingOf({ state, isShort }: RosterPlace): ItemStanding | undefined {
  if (state === 'asked') return isShort ? 'blank' : undefined;
  return state;
}
