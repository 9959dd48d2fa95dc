import { withPrefilled } from '../prefilled.ts';
import type { WholeResponse } from '../whole.ts';
import type { LineSeal } from './line.ts';
import type { JournalRecord } from './record.ts';
import { recordsIn } from './records.ts';
import { byEpoch, type Segment } from './segment.ts';

/** What the journal knows of one response. */
export interface Replayed {
  readonly response: string;
  /** The number of its last change. */
  readonly seq: number;
  /** All that is known of it, with what `damaged` lines took away missing; undefined where only its end is known. */
  readonly whole: WholeResponse | undefined;
  /** The number from which on it is deleted, where it is. */
  readonly goneAt: number | undefined;
  /** What its receipt was, also after it was deleted. */
  readonly receipt: WholeResponse['receipt'];
  readonly damaged: number;
}

/** A segment with what stands in it. */
export type ReadSegment = Segment & { readonly text: string };

/**
 * Puts one response together again from its segments. A later writer's beginning ends what earlier ones said; within a
 * segment the later line holds. Lines that do not read are counted and passed over.
 */
export function replay(response: string, segments: readonly ReadSegment[], seal?: LineSeal): Replayed {
  let whole: WholeResponse | undefined;
  let goneAt: number | undefined;
  let receipt: WholeResponse['receipt'];
  let seq = 0;
  let damaged = 0;
  for (const segment of segments.toSorted(byEpoch)) {
    const read = recordsIn(segment.text, response, seal);
    damaged += read.damaged;
    for (const record of read.records) {
      if (record.response !== response) {
        damaged += 1;
        continue;
      }
      receipt = record.receipt ?? receipt;
      if (record.kind === 'gone') {
        goneAt = Math.max(goneAt ?? 0, record.seq);
        continue;
      }
      seq = record.seq;
      whole = record.kind === 'whole' ? wholeOf(record) : whole && grown(whole, record);
      // Without a beginning, later lines still tell that there was more than they hold.
      if (!whole && record.row) whole = grown({ row: record.row, answers: [], annotations: [], events: [] }, record);
    }
  }
  return { response, seq, whole, goneAt, receipt, damaged };
}

type Grown = Extract<JournalRecord, { kind: 'whole' | 'change' }>;

const wholeOf = (record: Extract<JournalRecord, { kind: 'whole' }>): WholeResponse =>
  grown({ row: record.row, answers: [], annotations: [], events: [] }, record);

/** A response with a later line's parts. */
function grown(
  whole: WholeResponse,
  { row, answers = [], annotations = [], events = [], ...rest }: Grown,
): WholeResponse {
  const items = new Map(whole.answers.map((answer) => [answer.item, answer]));
  for (const answer of answers) items.set(answer.item, answer);
  const names = new Map(whole.annotations.map((one) => [one.name, one]));
  for (const one of annotations)
    if ('struck' in one) names.delete(one.name);
    else names.set(one.name, one);
  const { time = whole.time, outbox = whole.outbox ?? null, receipt = whole.receipt } = rest;
  return {
    // What the office knows already stands in the lines alone that bring it.
    row: row ? withPrefilled(row, whole.row.prefilled) : whole.row,
    answers: [...items.values()],
    annotations: [...names.values()],
    events: [...whole.events, ...events],
    ...(time && { time }),
    ...(outbox && { outbox }),
    ...(receipt && { receipt }),
  };
}
