import { webLocks } from './webLock.ts';

const name = 'veldwerk-mending';

/**
 * Does something while no window begins responses anew in the replica and none deletes any: what is deleted between the
 * reading of a response and its keeping would come back.
 * @param timeoutMs how long to wait for the lock; after that it is done all the same
 */
export async function withReplicaLock<Value>(work: () => Promise<Value>, timeoutMs?: number): Promise<Value> {
  const locks = webLocks();
  if (!locks) return work();
  let begun = false;
  const locked = () => {
    begun = true;
    return work();
  };
  const asked =
    timeoutMs === undefined
      ? locks.request(name, locked)
      : locks.request(name, { signal: AbortSignal.timeout(timeoutMs) }, locked);
  return asked.catch((cause: unknown) => {
    if (begun) throw cause;
    return work();
  });
}
