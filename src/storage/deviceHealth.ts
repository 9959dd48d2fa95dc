import { report } from '../lib/report.ts';
import type { ReplicaStatus } from './change.ts';
import type { DeviceStore } from './deviceStore.ts';
import { keepSetting, readSetting } from './settings.ts';

/** How much is on a device. */
export interface Counts {
  readonly drafts: number;
  readonly waiting: number;
  readonly receipts: number;
}

/** Counts what is on a device; drafts only where it is not locked. */
export const countsOf = ({ base }: DeviceStore): Promise<Counts> =>
  base.tables.read(async (rows) => ({
    drafts: (await rows.responses.toArray()).filter(({ state }) => state === 'draft').length,
    waiting: await rows.outbox.count(),
    receipts: await rows.receipts.count(),
  }));

/** Where every answer stands a second time: also those that the replica did not have at the start. Or why not. */
export async function replicaPlace({ base }: DeviceStore): Promise<'opfs' | 'cache' | ReplicaStatus> {
  const replica = await base.replica();
  const { kind } = replica;
  const atStart = await replica.caughtUp;
  // Said of what is there now: what is in it may have been cleared behind the app's back.
  const status = isKept(atStart) ? await replica.agree().catch(unreachable) : atStart;
  return kind && isKept(status) ? kind : status;
}

/** Here, or where another page writes it. */
const isKept = (status: ReplicaStatus) => status === 'durable' || status === 'elsewhere';

function unreachable(cause: unknown): ReplicaStatus {
  report('compare stores', cause);
  return 'failed';
}

/** What became of one store's test. */
export type Tested = 'good' | 'bad' | 'none';

/** Writes to both stores, reads it back, and removes it. Never throws. */
export async function selfTest({ base }: DeviceStore): Promise<{ database: Tested; replica: Tested }> {
  const replica = await base.replica();
  const word = crypto.randomUUID();
  const first = async (): Promise<Tested> => {
    await keepSetting(base.tables, 'self-test', word);
    const found = await readSetting(base.tables, 'self-test');
    await base.tables.writeSettings((settings) => settings.delete('self-test'));
    return found === word ? 'good' : 'bad';
  };
  const second = async (): Promise<Tested> => {
    if (replica.status === 'none') return 'none';
    return (await replica.test(word)) ? 'good' : 'bad';
  };
  const bad = (cause: unknown): Tested => {
    report('self-test', cause);
    return 'bad';
  };
  const [one, other] = await Promise.all([first().catch(bad), second().catch(bad)]);
  return { database: one, replica: other };
}
