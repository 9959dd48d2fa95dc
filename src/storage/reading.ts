import type * as z from 'zod/mini';
import type { Annotations } from '../protocol/annotation.ts';
import { withPrefilled } from './prefilled.ts';
import {
  type AnnotationRow,
  type AnswerRow,
  annotationRow,
  answerRow,
  type OutboxRow,
  outboxRow,
  prefilledRow,
  type ReceiptRow,
  type ResponseRow,
  receiptRow,
  responseRow,
  type TimeRow,
  timeRow,
  type UnreadableRow,
} from './rows.ts';
import type { Rows } from './tables.ts';

/** Rows that read, and those that do not: the latter are kept where they are, shown, and offered for export. */
interface Partition<Row> {
  readonly rows: readonly Row[];
  readonly unreadable: readonly UnreadableRow[];
}

function partition<Schema extends z.ZodMiniType>(
  table: string,
  schema: Schema,
  found: readonly unknown[],
): Partition<z.output<Schema>> {
  const rows: z.output<Schema>[] = [];
  const unreadable: UnreadableRow[] = [];
  for (const row of found) {
    const parsed = schema.safeParse(row);
    if (parsed.success) rows.push(parsed.data);
    else unreadable.push({ table, row });
  }
  return { rows, unreadable };
}

/** A response with all that the device knows of it. */
export interface StoredResponse {
  readonly row: ResponseRow;
  readonly answers: readonly AnswerRow[];
  readonly annotations: Annotations;
  readonly time: TimeRow | undefined;
  readonly outbox: OutboxRow | undefined;
  readonly receipt: ReceiptRow | undefined;
}

/** By name, in the order in which they were made. */
const byName = (rows: readonly AnnotationRow[]): Annotations =>
  new Map(rows.toSorted((one, other) => one.seq - other.seq).map(({ name, annotation }) => [name, annotation]));

function grouped<Row extends { readonly response: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const others = found.get(row.response);
    if (others) others.push(row);
    else found.set(row.response, [row]);
  }
  return found;
}

/** The rows of one response that read; undefined where there is no response that does. Inside a transaction. */
export async function partsOf(rows: Rows, id: string) {
  // Asked for at once: one after the other, each would wait for the browser's other process.
  const [found, prefilled, answers, annotations, time, outbox, receipt] = await Promise.all([
    rows.responses.get(id),
    rows.prefilled.get(id),
    rows.answers.where('response').equals(id).toArray(),
    rows.annotations.where('response').equals(id).toArray(),
    rows.times.get(id),
    rows.outbox.get(id),
    rows.receipts.get(id),
  ]);
  const row = responseRow.safeParse(found).data;
  if (!row) return undefined;
  return {
    row: withPrefilled(row, prefilledRow.safeParse(prefilled).data?.prefilled),
    answers: partition('answers', answerRow, answers).rows,
    annotations: partition('annotations', annotationRow, annotations).rows,
    time: timeRow.safeParse(time).data,
    outbox: outboxRow.safeParse(outbox).data,
    receipt: receiptRow.safeParse(receipt).data,
  };
}

/** One response; undefined where there is none that reads. Inside a transaction. */
export async function readResponse(rows: Rows, id: string): Promise<StoredResponse | undefined> {
  const parts = await partsOf(rows, id);
  return parts && { ...parts, annotations: byName(parts.annotations) };
}

/** All responses, the one changed last first, and every row on the device that does not read. Inside a transaction. */
export async function readAll(
  found: Rows,
): Promise<{ readonly responses: StoredResponse[]; readonly unreadable: UnreadableRow[] }> {
  // Asked for at once, as above.
  const [rows, prefilled, answers, annotations, times, outbox, receipts, strays] = await Promise.all([
    found.responses.toArray().then((all) => partition('responses', responseRow, all)),
    found.prefilled.toArray().then((all) => partition('prefilled', prefilledRow, all)),
    found.answers.toArray().then((all) => partition('answers', answerRow, all)),
    found.annotations.toArray().then((all) => partition('annotations', annotationRow, all)),
    found.times.toArray().then((all) => partition('times', timeRow, all)),
    found.outbox.toArray().then((all) => partition('outbox', outboxRow, all)),
    found.receipts.toArray().then((all) => partition('receipts', receiptRow, all)),
    found.strays.toArray(),
  ]);
  // Looked up by response: going through every row for each would take seconds with a thousand of them.
  const [answersOf, annotationsOf] = [grouped(answers.rows), grouped(annotations.rows)];
  const prefilledOf = new Map(prefilled.rows.map((one) => [one.response, one.prefilled]));
  const timeOf = new Map(times.rows.map((time) => [time.response, time]));
  const outboxOf = new Map(outbox.rows.map((entry) => [entry.id, entry]));
  const receiptOf = new Map(receipts.rows.map((receipt) => [receipt.id, receipt]));
  const responses = rows.rows
    .toSorted((one, other) => other.changedAt.localeCompare(one.changedAt))
    .map((row) => ({
      row: withPrefilled(row, prefilledOf.get(row.id)),
      answers: answersOf.get(row.id) ?? [],
      annotations: byName(annotationsOf.get(row.id) ?? []),
      time: timeOf.get(row.id),
      outbox: outboxOf.get(row.id),
      receipt: receiptOf.get(row.id),
    }));
  const unreadable = [rows, prefilled, answers, annotations, times, outbox, receipts].flatMap(
    (parts) => parts.unreadable,
  );
  return { responses, unreadable: [...unreadable, ...strays] };
}

/** The entries of the outbox that read, the one that is due first in front. Inside a transaction. */
export async function readOutbox({ outbox }: Pick<Rows, 'outbox'>): Promise<OutboxRow[]> {
  const { rows } = partition('outbox', outboxRow, await outbox.toArray());
  return rows.toSorted((one, other) => one.nextAttemptAt - other.nextAttemptAt);
}
