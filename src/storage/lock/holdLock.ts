import type { ReplicaStatus } from '../change.ts';
import type { Journal } from '../journal/journal.ts';
import type { Tables } from '../tables.ts';
import { keepLatest } from './latest.ts';
import { amended, type LockRecord, type OpenLock } from './lockRecord.ts';

/**
 * Has the device lock's record in both stores, and nothing in the journal that is not sealed.
 * @param catchUp begins responses anew in the journal
 * @param onRecord told of another revision of the record, once both stores have it
 */
export async function holdLock(
  tables: Tables,
  journal: Journal,
  { record, cipher }: OpenLock,
  catchUp: (responses: readonly string[]) => Promise<ReplicaStatus>,
  onRecord: (record: LockRecord) => void,
): Promise<void> {
  const kept = journal.lock;
  let latest = kept && kept.id === record.id && kept.revision > record.revision ? kept : record;
  if (record.state === 'sealing') {
    const responses = await tables.read((rows) => rows.responses.toCollection().primaryKeys());
    if ((await catchUp(responses)) !== 'durable') return;
    latest = amended(latest, { state: 'sealed' });
  }
  if (latest === record) return;
  if (latest !== kept) await journal.keepLock(latest);
  // In the database last: what was cut short begins anew.
  const held = await keepLatest(tables, latest);
  await journal.seal(cipher, false);
  onRecord(held);
}
