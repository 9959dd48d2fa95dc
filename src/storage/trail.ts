import { type AuditEvent, mostAuditEvents } from '../protocol/audit.ts';
import type { Database } from './database.ts';
import { trailRow } from './rows.ts';

/** The audit trail of a response, in the order in which it was kept; no more of it than may travel. */
export async function readTrail(db: Database, response: string): Promise<AuditEvent[]> {
  const rows = await db.trail.where('response').equals(response).sortBy('key');
  return rows.flatMap((row) => trailRow.safeParse(row).data?.event ?? []).slice(0, mostAuditEvents - 1);
}
