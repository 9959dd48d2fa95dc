import * as z from 'zod/mini';
import { annotation, annotationKinds } from '../protocol/annotation.ts';
import { instant } from '../protocol/instant.ts';
import { responseId } from '../protocol/names.ts';
import { assigned } from './assignment.ts';
import type { Change } from './change.ts';
import { responseRow, timeRow } from './rows.ts';
import type { Rows } from './tables.ts';

const numbered = { response: responseId, seq: z.int(), at: instant };

/** The changes that a page stashes: what a respondent can have typed last, and the time that went with it. */
export const stashedChange = z.union([
  z.strictObject({
    ...numbered,
    kind: z.literal('answered'),
    item: z.string(),
    value: z.nullable(z.union([z.string(), z.number()])),
  }),
  z.strictObject({
    ...numbered,
    kind: z.literal('noted'),
    field: z.enum(['place', 'label', 'language']),
    value: z.string(),
  }),
  z.strictObject({
    ...numbered,
    kind: z.literal('noted'),
    field: z.enum(['prefilledMinutes', 'comparedMinutes']),
    value: z.int(),
  }),
  z.strictObject({ ...numbered, kind: z.literal('annotated'), annotation }),
  z.strictObject({
    ...numbered,
    kind: z.literal('struck'),
    annotation: z.strictObject({ kind: z.enum(annotationKinds), about: z.string() }),
  }),
  z.strictObject({ ...numbered, kind: z.literal('assigned'), to: z.partial(z.pick(responseRow, assigned)) }),
  z.strictObject({ kind: z.literal('timed'), time: timeRow }),
]);

const stashedRow = z.object({ response: responseId, changes: z.array(z.unknown()) });

/** What was stashed and is not written yet, so that doing it twice is doing it once. Inside a transaction. */
export async function restoreStash(rows: Rows, response: string, text: string): Promise<readonly Change[]> {
  const row = responseRow.safeParse(await rows.responses.get(response)).data;
  const { changes, strays } = unwritten(text, row?.seq ?? 0);
  for (const stray of strays) await rows.strays.add({ table: 'parked', row: stray });
  return row?.state === 'draft' ? changes : [];
}

/** What of a stashed text is still to be written: the changes after number `seq`; and what of it does not read. */
function unwritten(text: string, seq: number): { changes: Change[]; strays: unknown[] } {
  const row = stashedRow.safeParse(parseJson(text)).data;
  if (!row) return { changes: [], strays: [text] };
  const changes: Change[] = [];
  const strays: unknown[] = [];
  let next = seq + 1;
  for (const each of row.changes) {
    const change = stashedChange.safeParse(each).data;
    if (!change) strays.push(each);
    else if (change.kind === 'timed') changes.push(change);
    else if (change.seq === next) {
      changes.push(change);
      next += 1;
    }
  }
  return { changes, strays };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Torn: kept among the rows that cannot be read.
    return undefined;
  }
}
