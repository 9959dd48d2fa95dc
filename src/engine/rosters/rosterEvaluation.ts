import { Evaluation, type Input } from '../evaluation.ts';
import type { Reading } from '../reading.ts';
import type { Answers } from '../value.ts';
import type { GrowingProgram } from './growing.ts';
import { RankedQueue } from './rankedQueue.ts';
import type { RosterPlace } from './row.ts';

/** Whether an address is that of a row itself. */
const isOfRow = (address: string): boolean => address.endsWith(']');

/** All that follows from answers to an instrument with rosters. */
export class RosterEvaluation extends Evaluation {
  declare readonly program: GrowingProgram;
  /** The rosters that lack rows. */
  readonly short = new Set<RosterPlace>();

  constructor(program: GrowingProgram, answers: Answers, unanswered: Iterable<string>, minutes?: number) {
    super(program, new RankedQueue(program.ranks), answers, unanswered, minutes);
    for (const [address, entry] of this.entries) if (isOfRow(address)) program.enter(address, entry);
    program.lend({
      results: this.results,
      queue: this.queue,
      told: (place) => this.#told(place),
      computed: (item) => void this.changedItems.add(item),
    });
  }

  /** How an item reads; one that is computed has a value, or does not read. */
  override reading(item: string): Reading | undefined {
    const value = this.program.computed.get(item);
    return value === undefined ? super.reading(item) : { kind: 'valid', value };
  }

  override slotOf(input: Input): number {
    if (!('item' in input)) return super.slotOf(input);
    const { item } = input;
    if (isOfRow(item)) return this.program.enter(item, this.entries.get(item));
    return this.program.located.get(item)?.slot ?? this.program.idle;
  }

  #told(place: RosterPlace): void {
    this.changedItems.add(place.address);
    if (place.isShort === this.short.has(place)) return;
    if (place.isShort) this.short.add(place);
    else this.short.delete(place);
    // A row that must be there and is not counts as one answer that is missing.
    this.tally.count(place.module, true, 'blank', place.isShort ? 1 : -1);
    this.changedProgress.add(this.program.instrument.modules[place.module]?.id ?? '');
  }
}
