import * as z from 'zod/mini';
import { type LineSeal, textIn } from './line.ts';
import { recordsIn } from './records.ts';
import { type ReadSegment, type Replayed, replay } from './replay.ts';

/** Responses put together again from their segments. */
export const replayAll = (found: ReadonlyMap<string, readonly ReadSegment[]>, seal?: LineSeal): Replayed[] =>
  [...found].map(([response, segments]) => replay(response, segments, seal));

/** Whether a segment begins with all that its writer had of the response, or with its end: then it needs none before it. */
export function standsAlone({ text, response }: ReadSegment, seal?: LineSeal): boolean {
  const [first] = recordsIn(text, response, seal).records;
  return first !== undefined && first.kind !== 'change';
}

const lockRevision = z.looseObject({ revision: z.number() });

/** The record of a device lock in a file of one line; undefined where it does not read. */
export function lockIn(text: string): { readonly revision: number } | undefined {
  const [line = ''] = text.split('\n');
  try {
    return lockRevision.safeParse(JSON.parse(textIn(line) ?? 'null')).data;
  } catch {
    // Torn, or not ours: another file may have a whole one.
    return undefined;
  }
}
