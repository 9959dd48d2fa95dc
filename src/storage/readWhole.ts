import type { Database } from './database.ts';
import type { Patch } from './patch.ts';
import { partsOf, tablesOf } from './reading.ts';
import { type ResponseRow, trailRow } from './rows.ts';

/** Reads one response with its audit trail, as a second store or a backup keeps it; undefined where there is none that reads. */
export async function readWhole(db: Database, id: string): Promise<WholePatch | undefined> {
  return db.transaction('r', [...tablesOf(db), db.trail], async () => {
    const parts = await partsOf(db, id);
    if (!parts) return undefined;
    const { row, answers, annotations, time, outbox, receipt } = parts;
    const trail = await db.trail.where('response').equals(id).sortBy('key');
    return {
      row,
      answers: answers.map(({ response, ...rest }) => rest),
      annotations: annotations.map(({ response, ...rest }) => rest),
      events: trail.flatMap((found) => trailRow.safeParse(found).data?.event ?? []),
      ...(time && { time }),
      ...(outbox && { outbox }),
      ...(receipt && { receipt }),
    };
  });
}
type WholePatch = Patch & { readonly row: ResponseRow };
