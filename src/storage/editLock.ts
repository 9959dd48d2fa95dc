import { report } from '../lib/report.ts';
import { openChannel } from './channel.ts';
import { webLocks } from './webLock.ts';

/**
 * Whether this page may write a response. `reader`: another page has the edit lock, and got all that was typed here;
 * `lost`: another page took it from this one, which did not answer.
 */
export type EditLockState = 'owner' | 'reader' | 'lost';

/** The edit lock of a response, as one page holds or wants it. */
export interface EditLock {
  /** Takes the edit lock over: its holder is asked to write what waits and to let go; one that does not answer loses it. */
  readonly takeOver: () => void;
  readonly release: () => void;
}

/** How long a page waits before it says that it only reads: one that is closing has the edit lock a moment longer. */
const readOnlyAfterMs = 600;
/** How often a page that reads looks whether the edit lock is free: longer than a reload is without it. */
const lookEveryMs = 2_000;
/** How long the holder may take to write what waits before it loses the edit lock. */
const handOverMs = 3_000;
/** How long the browser may take to say whether the edit lock is free. */
const answerTimeoutMs = 3_000;

/** The name of the Web Lock. */
export const editLockName = (response: string): string => `veldwerk-pen-${response}`;

/**
 * Asks for the one edit lock of a response: a Web Lock, held until `release` or until another page takes it over. A page that
 * does not get it reads, and takes it once it is free. Where a browser has no Web Locks, refuses them or does not answer,
 * the page owns the response; the numbered changes still tell two writers apart.
 * @param onChange is told which it is, and again whenever that changes; the lock is handed on once it has resolved. Where
 * it rejects as an owner, the lock goes back, and is asked for again a little later
 */
export function requestEditLock(response: string, onChange: (state: EditLockState) => Promise<void>): EditLock {
  const locks = webLocks();
  let closed = false;
  /** Writes without a lock: a beginning that fails is tried again. */
  const begin = () => {
    if (closed) return;
    onChange('owner').catch((cause: unknown) => {
      report('begin to write', cause);
      setTimeout(begin, lookEveryMs);
    });
  };
  if (!locks) {
    begin();
    const release = () => {
      closed = true;
    };
    return { takeOver: () => {}, release };
  }
  const name = editLockName(response);
  const channel = openChannel(name);
  let release = () => {};
  let holding = false;
  let queued = new AbortController();
  let stealing: ReturnType<typeof setTimeout> | undefined;

  const hold = async () => {
    if (closed || holding) return;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    holding = true;
    // What was gained is not to be taken back later from a page that it was handed on to.
    clearTimeout(stealing);
    try {
      await onChange('owner');
      await released;
    } catch (cause) {
      report('begin to write', cause);
    }
    holding = false;
  };
  /** The browser gives no locks after all: this page writes without. */
  const goWithout = () => {
    if (holding || closed) return;
    holding = true;
    clearInterval(looking);
    clearTimeout(stealing);
    channel?.close();
    begin();
  };
  /** The edit lock was taken away, the place in the queue was given up, or the browser refuses. */
  const ended = (cause: unknown) => {
    if (!(cause instanceof DOMException && cause.name === 'AbortError')) return goWithout();
    if (!holding) return;
    holding = false;
    if (!closed) void onChange('lost');
  };
  const queue = () => {
    queued = new AbortController();
    locks.request(name, { signal: queued.signal }, hold).catch(ended);
  };
  const steal = () => {
    if (holding || closed) return;
    queued.abort();
    locks.request(name, { steal: true }, hold).catch(ended);
  };
  /** A page that reads, and is in sight, takes the edit lock when it is free; one behind others leaves it. */
  const look = () => {
    if (holding || closed || document.visibilityState !== 'visible') return;
    const silent = setTimeout(goWithout, answerTimeoutMs);
    const answered = (lock: Lock | null) => {
      clearTimeout(silent);
      return lock ? hold() : undefined;
    };
    locks.request(name, { ifAvailable: true }, answered).catch(ended);
  };

  if (channel)
    channel.onmessage = () => {
      if (!holding) return;
      const letGo = release;
      void onChange('reader').finally(letGo);
    };
  setTimeout(() => {
    queued.abort();
    if (!holding && !closed) void onChange('reader');
  }, readOnlyAfterMs);
  const looking = setInterval(look, lookEveryMs);
  queue();
  return {
    takeOver: () => {
      channel?.postMessage('let go');
      // One place in the queue: a second tap must not leave another behind.
      queued.abort();
      queue();
      clearTimeout(stealing);
      stealing = setTimeout(steal, handOverMs);
    },
    release: () => {
      closed = true;
      clearInterval(looking);
      clearTimeout(stealing);
      channel?.close();
      queued.abort();
      release();
    },
  };
}
