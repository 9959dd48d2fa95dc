import { begunWith } from '../begunWith.ts';
import type { ReceiptRow } from '../rows.ts';
import type { WholeResponse } from '../whole.ts';
import type { Replayed } from './replay.ts';

/** What the database knows of a response, as far as it takes to compare. */
export interface ResponseComparison {
  readonly id: string;
  readonly seq: number;
  readonly complete: boolean;
  readonly waits: boolean;
  readonly receipt: boolean;
  /** What its row has from its beginning on. */
  readonly begunWith: readonly string[];
}

/** What the database has. */
export interface Standings {
  readonly responses: readonly ResponseComparison[];
  /** The ids of all receipts, also of responses that are deleted. */
  readonly receipts: readonly string[];
}

/** What the two stores do not agree about. */
export interface Differences {
  /** What only the journal has, or has further; `damaged`: with lines missing. */
  readonly restore: readonly { readonly whole: WholeResponse; readonly damaged: boolean }[];
  /** Receipts of responses that are deleted, which only the journal has. */
  readonly receipts: readonly ReceiptRow[];
  /** What was deleted, and is in the database still or again; by the number from which on. */
  readonly gone: readonly { readonly response: string; readonly seq: number }[];
  /** What the journal lacks, or has less far. */
  readonly behind: readonly string[];
  /** How many lines of the journal do not read. */
  readonly damaged: number;
}

/** Compares the two stores: the higher number wins, never a clock; and what was deleted stays so. */
export function compare({ responses, receipts }: Standings, journal: readonly Replayed[]): Differences {
  const restore: { whole: WholeResponse; damaged: boolean }[] = [];
  const missed: ReceiptRow[] = [];
  const gone: { response: string; seq: number }[] = [];
  const here = new Map(responses.map((one) => [one.id, one]));
  const receipted = new Set(receipts);
  const known = new Map(journal.map((one) => [one.response, one]));
  for (const { response, seq, whole, goneAt, receipt, damaged } of journal) {
    const standing = here.get(response);
    if (goneAt !== undefined && goneAt > Math.max(seq, standing?.seq ?? 0)) {
      if (standing) gone.push({ response, seq: goneAt });
      if (receipt && !receipted.has(response)) missed.push(receipt);
    } else if (whole && isFurther(whole, seq, standing)) restore.push({ whole, damaged: damaged > 0 });
  }
  const behind = responses.filter((one) => isBehind(known.get(one.id), one)).map(({ id }) => id);
  return { restore, receipts: missed, gone, behind, damaged: journal.reduce((sum, one) => sum + one.damaged, 0) };
}

/** Whether the journal has more of a response than the database. */
function isFurther(
  { row, outbox, receipt }: WholeResponse,
  seq: number,
  standing: ResponseComparison | undefined,
): boolean {
  if (!standing || seq > standing.seq) return true;
  if (seq < standing.seq) return false;
  if (begunWith(row).some((name) => !standing.begunWith.includes(name))) return true;
  const lost = standing.complete && !standing.waits && !standing.receipt;
  return row.state === 'complete' && ((lost && outbox !== undefined) || (receipt !== undefined && !standing.receipt));
}

/** Whether the database has more of a response than the journal, or the journal has it with damage. */
const isBehind = (known: Replayed | undefined, { seq, waits, receipt }: ResponseComparison): boolean =>
  (known?.goneAt ?? 0) <= seq &&
  (!known?.whole ||
    known.damaged > 0 ||
    known.seq < seq ||
    (receipt && !known.receipt) ||
    (waits && !known.whole.outbox && known.seq === seq));
