/** Whether this page may write a response. */
export type Ownership = 'owner' | 'reader';

/** The pen of a response, as one page holds or wants it. */
export interface Pen {
  /** Takes the pen over: its holder is asked to write what waits and to let go; one that does not answer loses it. */
  readonly takeOver: () => void;
  readonly release: () => void;
}

/** How long to wait for the pen, in milliseconds: a page that is just closing has it for a moment longer. */
const patience = 600;

/**
 * Asks for the one pen of a response: a Web Lock, held until `release` or until another page takes it over.
 * Where a browser has no Web Locks the page owns the response; the numbered changes still tell two writers apart.
 * @param onChange is told which it is, and again whenever that changes; the pen is handed on once it has resolved
 */
export function holdPen(response: string, onChange: (ownership: Ownership) => Promise<void>): Pen {
  const locks = globalThis.navigator.locks as LockManager | undefined;
  if (!locks) {
    void onChange('owner');
    return { takeOver: () => {}, release: () => {} };
  }
  const name = `veldwerk-pen-${response}`;
  const channel = new BroadcastChannel(name);
  let release = () => {};
  let closed = false;
  const hold = async () => {
    if (closed) return;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await onChange('owner');
    await released;
  };
  const ask = (options: LockOptions) => locks.request(name, options, hold);
  const read = () => void onChange('reader');

  channel.onmessage = () => {
    const letGo = release;
    void onChange('reader').then(letGo);
  };
  // A wait that ran out, or a pen that was taken away: either way another page has it.
  void ask({ signal: AbortSignal.timeout(patience) }).catch(read);
  return {
    takeOver: () => {
      channel.postMessage('let go');
      void ask({ signal: AbortSignal.timeout(patience) })
        .catch(() => ask({ steal: true }))
        .catch(read);
    },
    release: () => {
      closed = true;
      channel.close();
      release();
    },
  };
}
