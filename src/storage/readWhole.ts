import type { Patch } from './patch.ts';
import { partsOf } from './reading.ts';
import { type ResponseRow, trailRow } from './rows.ts';
import type { Rows } from './tables.ts';

/**
 * One response with its audit trail, as a replica or a backup keeps it; undefined where there is none that reads. Inside
 * a transaction.
 */
export async function readWhole(rows: Rows, id: string): Promise<WholePatch | undefined> {
  const parts = await partsOf(rows, id);
  if (!parts) return undefined;
  const { row, answers, annotations, time, outbox, receipt } = parts;
  const trail = await rows.trail.where('response').equals(id).sortBy('key');
  return {
    row,
    answers: answers.map(({ response, ...rest }) => rest),
    annotations: annotations.map(({ response, ...rest }) => rest),
    events: trail.flatMap((found) => trailRow.safeParse(found).data?.event ?? []),
    ...(time && { time }),
    ...(outbox && { outbox }),
    ...(receipt && { receipt }),
  };
}
type WholePatch = Patch & { readonly row: ResponseRow };
