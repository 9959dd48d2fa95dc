import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../lib/result.ts';
import type { ResponseSelection } from '../store/storedResponses.ts';

/** A day in UTC, or an instant with its zone, as ISO 8601 in UTC, which is how the store writes times. */
const since = z.pipe(
  z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
  z.transform((text: string) => new Date(text).toISOString()),
);

/** A day in UTC or an instant with its zone (ISO 8601), as ISO 8601 in UTC; undefined where it is neither. */
export const readInstant = (text: string): string | undefined => since.safeParse(text).data;

/** Which responses, as the options of a command say it. */
export interface SelectionOptions {
  readonly all?: boolean | undefined;
  readonly since?: string | undefined;
  readonly case?: string | undefined;
  readonly instrument?: string | undefined;
}

/** Reads the options into a selection; the fault is a line. */
export function selectionOf({
  all = false,
  since: from,
  case: caseId,
  instrument,
}: SelectionOptions): Result<ResponseSelection, string> {
  const instant = from === undefined ? undefined : readInstant(from);
  if (from !== undefined && instant === undefined)
    return fail(`--since is a day (2026-03-31) or a moment with its zone (2026-03-31T18:00:00Z), not ${from}`);
  for (const [option, given] of Object.entries({ case: caseId, instrument }))
    if (given?.trim() === '') return fail(`--${option} is blank`);
  return ok({ superseded: all, since: instant, caseId, instrumentId: instrument });
}
