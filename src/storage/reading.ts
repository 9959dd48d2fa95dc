import type * as z from 'zod/mini';
import type { Annotations } from '../protocol/annotation.ts';
import type { Database, Stray } from './database.ts';
import {
  type AnnotationRow,
  type AnswerRow,
  annotationRow,
  answerRow,
  type OutboxRow,
  outboxRow,
  type ReceiptRow,
  type ResponseRow,
  receiptRow,
  responseRow,
  type TimeRow,
  timeRow,
} from './rows.ts';

/** Rows that read, and those that do not: the latter are kept where they are, shown, and offered for export. */
interface Sifted<Row> {
  readonly rows: readonly Row[];
  readonly strays: readonly Stray[];
}

function sift<Schema extends z.ZodMiniType>(
  table: string,
  schema: Schema,
  found: readonly unknown[],
): Sifted<z.output<Schema>> {
  const rows: z.output<Schema>[] = [];
  const strays: Stray[] = [];
  for (const row of found) {
    const parsed = schema.safeParse(row);
    if (parsed.success) rows.push(parsed.data);
    else strays.push({ table, row });
  }
  return { rows, strays };
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

/** The tables that tell of responses. */
export const tablesOf = (db: Database) => [db.responses, db.answers, db.annotations, db.times, db.outbox, db.receipts];

/** The rows of one response that read; undefined where there is no response that does. Inside a transaction. */
export async function partsOf(db: Database, id: string) {
  const row = responseRow.safeParse(await db.responses.get(id)).data;
  if (!row) return undefined;
  return {
    row,
    answers: sift('answers', answerRow, await db.answers.where('response').equals(id).toArray()).rows,
    annotations: sift('annotations', annotationRow, await db.annotations.where('response').equals(id).toArray()).rows,
    time: timeRow.safeParse(await db.times.get(id)).data,
    outbox: outboxRow.safeParse(await db.outbox.get(id)).data,
    receipt: receiptRow.safeParse(await db.receipts.get(id)).data,
  };
}

/** Reads one response; undefined where there is none that reads. */
export async function readResponse(db: Database, id: string): Promise<StoredResponse | undefined> {
  return db.transaction('r', tablesOf(db), async () => {
    const parts = await partsOf(db, id);
    return parts && { ...parts, annotations: byName(parts.annotations) };
  });
}

/** All responses, the one changed last first, and every row on the device that does not read. */
export async function readAll(db: Database): Promise<{ responses: StoredResponse[]; strays: Stray[] }> {
  return db.transaction('r', [...tablesOf(db), db.strays], async () => {
    const rows = sift('responses', responseRow, await db.responses.toArray());
    const answers = sift('answers', answerRow, await db.answers.toArray());
    const annotations = sift('annotations', annotationRow, await db.annotations.toArray());
    const times = sift('times', timeRow, await db.times.toArray());
    const outbox = sift('outbox', outboxRow, await db.outbox.toArray());
    const receipts = sift('receipts', receiptRow, await db.receipts.toArray());
    // Looked up by response: going through every row for each would take seconds with a thousand of them.
    const [answersOf, annotationsOf] = [grouped(answers.rows), grouped(annotations.rows)];
    const timeOf = new Map(times.rows.map((time) => [time.response, time]));
    const outboxOf = new Map(outbox.rows.map((entry) => [entry.id, entry]));
    const receiptOf = new Map(receipts.rows.map((found) => [found.id, found]));
    const responses = rows.rows
      .toSorted((one, other) => other.changedAt.localeCompare(one.changedAt))
      .map((row) => ({
        row,
        answers: answersOf.get(row.id) ?? [],
        annotations: byName(annotationsOf.get(row.id) ?? []),
        time: timeOf.get(row.id),
        outbox: outboxOf.get(row.id),
        receipt: receiptOf.get(row.id),
      }));
    const strays = [rows, answers, annotations, times, outbox, receipts].flatMap((sifted) => sifted.strays);
    return { responses, strays: [...strays, ...(await db.strays.toArray())] };
  });
}

/** The entries of the outbox that read, the one that is due first in front. */
export async function readOutbox(db: Database): Promise<OutboxRow[]> {
  const { rows } = sift('outbox', outboxRow, await db.outbox.toArray());
  return rows.toSorted((one, other) => one.nextAttemptAt - other.nextAttemptAt);
}
