const name = 'veldwerk-mending';

/**
 * Does something while no window begins responses anew in the second store and none deletes any: what is deleted between
 * the reading of a response and its keeping would come back.
 * @param limit milliseconds to wait for one's turn; after that it is done all the same
 */
export async function alone<Value>(work: () => Promise<Value>, limit?: number): Promise<Value> {
  const locks = globalThis.navigator.locks as LockManager | undefined;
  if (!locks) return work();
  let begun = false;
  const turn = () => {
    begun = true;
    return work();
  };
  const asked =
    limit === undefined ? locks.request(name, turn) : locks.request(name, { signal: AbortSignal.timeout(limit) }, turn);
  return asked.catch((cause: unknown) => {
    if (begun) throw cause;
    return work();
  });
}
