import type { Database } from './database.ts';
import type { Second } from './dexiePort.ts';

/** What became of one store's test. */
export type Tested = 'good' | 'bad' | 'none';

/** Writes to both stores, reads it back, and removes it. Never throws. */
export async function selfTest(db: Database, second: Second): Promise<{ database: Tested; reserve: Tested }> {
  const word = crypto.randomUUID();
  const database = async (): Promise<Tested> => {
    await db.settings.put({ name: 'self-test', value: word });
    const found = (await db.settings.get('self-test'))?.value;
    await db.settings.delete('self-test');
    return found === word ? 'good' : 'bad';
  };
  const reserve = async (): Promise<Tested> => {
    if (second === 'none') return 'none';
    return typeof second === 'object' && (await second.journal.test(word)) ? 'good' : 'bad';
  };
  const [one, other] = await Promise.all([
    database().catch(() => 'bad' as const),
    reserve().catch(() => 'bad' as const),
  ]);
  return { database: one, reserve: other };
}
