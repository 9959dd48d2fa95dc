/** Whether this page may write a response. */
export type Ownership = 'owner' | 'reader';

/**
 * Asks for the one pen of a response: a Web Lock, held until `release` or until another page takes it over.
 * Where a browser has no Web Locks the page owns the response; the numbered changes still tell two writers apart.
 * @param onChange is told at once which it is, and again whenever that changes
 */
export function holdPen(
  response: string,
  onChange: (ownership: Ownership) => void,
): { readonly takeOver: () => void; readonly release: () => void } {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  if (!locks) {
    onChange('owner');
    return { takeOver: () => {}, release: () => {} };
  }
  const name = `veldwerk-pen-${response}`;
  let release = () => {};
  const hold = () =>
    new Promise<void>((resolve) => {
      release = resolve;
      onChange('owner');
    });
  const ask = (options: LockOptions) => {
    locks
      .request(name, options, (lock) => {
        if (lock) return hold();
        onChange('reader');
        return undefined;
      })
      // A stolen lock rejects with AbortError: the other page has the pen now.
      .catch(() => onChange('reader'));
  };
  ask({ ifAvailable: true });
  return { takeOver: () => ask({ steal: true }), release: () => release() };
}
