import * as z from 'zod/mini';
import { instant } from '../protocol/instant.ts';
import { responseId } from '../protocol/names.ts';
import { annotation, annotationKinds } from './annotation.ts';
import type { Change } from './change.ts';
import { timeRow } from './rows.ts';

const numbered = { response: responseId, seq: z.int(), at: instant };

/** The changes that a page parks: what a respondent can have typed last, and the time that went with it. */
const parkedChange = z.union([
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
  z.strictObject({ ...numbered, kind: z.literal('noted'), field: z.literal('prefilledMinutes'), value: z.int() }),
  z.strictObject({ ...numbered, kind: z.literal('annotated'), annotation }),
  z.strictObject({
    ...numbered,
    kind: z.literal('struck'),
    annotation: z.strictObject({ kind: z.enum(annotationKinds), about: z.string() }),
  }),
  z.strictObject({ kind: z.literal('timed'), time: timeRow }),
]);

const parkedRow = z.object({ response: responseId, changes: z.array(z.unknown()) });

const nameOf = (response: string): string => `veldwerk-parked-${response}`;

/** The name under which the audit trail of a response is parked, apart from its answers. */
export const trailOf = (response: string): string => `trail-${response}`;

/**
 * Parks changes in the moment in which a page goes. In `localStorage`, since nothing else is kept for sure then: an
 * IndexedDB transaction that a closing page begins is dropped more often than not.
 */
export function park(response: string, changes: readonly Change[]): void {
  try {
    localStorage.setItem(nameOf(response), JSON.stringify({ response, changes }));
  } catch {
    // Full or forbidden: the page can do no more now, and had said that it was still saving.
  }
}

/** What is parked for a response, as text; null where nothing is. */
export function parkedText(response: string): string | null {
  try {
    return localStorage.getItem(nameOf(response));
  } catch {
    return null;
  }
}

/** Forgets what is parked for a response: it is written, or not wanted any more. */
export function forgetParked(response: string): void {
  try {
    localStorage.removeItem(nameOf(response));
  } catch {
    // Where it cannot be reached, nothing was parked either.
  }
}

/** What of a parked text is still to be written: the changes after number `seq`; and what of it does not read. */
export function parkedChanges(text: string, seq: number): { changes: Change[]; strays: unknown[] } {
  const row = parkedRow.safeParse(parseJson(text)).data;
  if (!row) return { changes: [], strays: [text] };
  const changes: Change[] = [];
  const strays: unknown[] = [];
  let next = seq + 1;
  for (const each of row.changes) {
    const change = parkedChange.safeParse(each).data;
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
    return undefined;
  }
}
