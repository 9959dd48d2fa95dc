import { batches } from '../lib/batches.ts';
import type { ReplicaStatus } from './change.ts';
import { editLockName } from './editLock.ts';
import { withReplicaLock } from './replicaLock.ts';
import { ifFree } from './webLock.ts';

/** What begins responses anew in the replica. */
interface Rebuilding {
  rebuild(responses: readonly string[]): Promise<ReplicaStatus>;
}

/** So many are read and kept together. Nobody can begin to write one of them meanwhile, so that it must not take long. */
const rebuiltTogether = 20;
/** How long they wait for another window that does the same. */
const lockTimeoutMs = 20_000;

/**
 * Has the journal keep what it lacks of responses, where no page is writing them: that one's own segment is the newer.
 * @returns `durable` where it has all of them now; `elsewhere` where another page has one
 */
export async function catchUp(replica: Rebuilding, responses: readonly string[]): Promise<ReplicaStatus> {
  let caughtUp: ReplicaStatus = 'durable';
  for (const some of batches(responses, rebuiltTogether)) {
    const rebuild = async (free: readonly string[]) => {
      const rebuilt = await replica.rebuild(free);
      return rebuilt === 'durable' && free.length < some.length ? 'elsewhere' : rebuilt;
    };
    // Another page may take a pen away: then it writes what is newer.
    const rebuilt = await withReplicaLock(() => holding(some, rebuild), lockTimeoutMs).catch(
      () => 'elsewhere' as const,
    );
    if (rebuilt !== 'durable') caughtUp = rebuilt;
  }
  return caughtUp;
}

/** Does something while nobody else can begin to write those of the responses that no page is writing. */
function holding<Value>(
  responses: readonly string[],
  work: (free: readonly string[]) => Promise<Value>,
  free: readonly string[] = [],
): Promise<Value> {
  const [next, ...rest] = responses;
  if (next === undefined) return work(free);
  return ifFree(editLockName(next), (isFree) => holding(rest, work, isFree ? [...free, next] : free));
}
