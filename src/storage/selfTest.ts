import type { DeviceStore } from './deviceStore.ts';
import { keepSetting, readSetting } from './settings.ts';

/** What became of one store's test. */
export type Tested = 'good' | 'bad' | 'none';

/** Writes to both stores, reads it back, and removes it. Never throws. */
export async function selfTest({ base }: DeviceStore): Promise<{ database: Tested; replica: Tested }> {
  const replica = await base.replica();
  const word = crypto.randomUUID();
  const database = async (): Promise<Tested> => {
    await keepSetting(base.tables, 'self-test', word);
    const found = await readSetting(base.tables, 'self-test');
    await base.tables.writeSettings((settings) => settings.delete('self-test'));
    return found === word ? 'good' : 'bad';
  };
  const second = async (): Promise<Tested> => {
    if (replica.status === 'none') return 'none';
    return (await replica.test(word)) ? 'good' : 'bad';
  };
  const [one, other] = await Promise.all([
    database().catch(() => 'bad' as const),
    second().catch(() => 'bad' as const),
  ]);
  return { database: one, replica: other };
}
