import { createPublicKey, hash, type JsonWebKey, KeyObject, verify } from 'node:crypto';
import { SimulatedChannel, type SimulatedChannels } from './channels.ts';
import type { SimulatedFetch } from './network.ts';
import { runningProcess, type Scheduler } from './scheduler.ts';
import type { SimulatedLocks } from './webLocks.ts';

/** What the browser, or Node, is to one process of a simulation: the product's code finds it under the usual names. */
export interface SimulatedPlatform {
  readonly scheduler: Scheduler;
  /** Milliseconds that its clock is ahead of the true time. */
  readonly clockAheadMs: number;
  readonly window: EventTarget;
  /** Undefined: a worker has none. */
  readonly document: (EventTarget & { visibilityState: DocumentVisibilityState; activeElement: null }) | undefined;
  readonly locks: SimulatedLocks | undefined;
  readonly channels: SimulatedChannels | undefined;
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  readonly fetch: SimulatedFetch | undefined;
  readonly Worker: (new () => object) | undefined;
}

const here = (): SimulatedPlatform | undefined => runningProcess()?.platform as SimulatedPlatform | undefined;

/** What a process has in a name's place; outside of a simulation it is what it always was. */
function replace(owner: object, name: string, replaced: (platform: SimulatedPlatform) => unknown): void {
  const before = Object.getOwnPropertyDescriptor(owner, name) ?? { value: Reflect.get(owner, name) };
  Object.defineProperty(owner, name, {
    configurable: true,
    get() {
      const platform = here();
      if (platform) return replaced(platform);
      return before.get ? before.get.call(owner) : before.value;
    },
    set(value: unknown) {
      before.value = value;
      delete before.get;
    },
  });
}

class Timer {
  readonly callOff: () => void;
  constructor(callOff: () => void) {
    this.callOff = callOff;
  }
}

const clear = () => (timer: unknown) => {
  if (timer instanceof Timer) timer.callOff();
};

const trueNow = Date.now;
const TrueDate = Date;

/** The hour of the process that asks, by the clock of its device. */
function nowMs(): number {
  const platform = here();
  return platform ? platform.scheduler.nowMs + platform.clockAheadMs : trueNow();
}

class SimulatedDate extends TrueDate {
  constructor(value?: number | string | Date) {
    super(value ?? nowMs());
  }
  static override now(): number {
    return nowMs();
  }
}

let isInstalled = false;

/** Puts all of it in its place, once: clock, timers, chance, ids, digest, and what a browser has beside those. */
export function installPlatform(): void {
  if (isInstalled) return;
  isInstalled = true;
  replace(globalThis, 'Date', () => SimulatedDate);
  replace(globalThis, 'setTimeout', ({ scheduler }) => (run: () => void, ms = 0) => {
    const process = runningProcess();
    return new Timer(scheduler.after(Math.max(0, ms), 'timer', process, run));
  });
  replace(globalThis, 'setInterval', ({ scheduler }) => (run: () => void, ms: number) => {
    const process = runningProcess();
    let callOff = () => {};
    const again = () => {
      callOff = scheduler.after(ms, 'interval', process, () => {
        again();
        run();
      });
    };
    again();
    return new Timer(() => callOff());
  });
  replace(globalThis, 'setImmediate', ({ scheduler }) => (run: () => void) => {
    const process = runningProcess();
    // The collector commits in one, which takes as long as its disk does.
    return new Timer(scheduler.after(scheduler.draws.between(0, 5), 'immediate', process, run));
  });
  replace(globalThis, 'requestAnimationFrame', ({ scheduler, document }) => (run: () => void) => {
    const process = runningProcess();
    // A page that is hidden gets no frame.
    if (document?.visibilityState !== 'visible') return new Timer(() => {});
    return new Timer(scheduler.after(scheduler.draws.between(1, 20), 'frame', process, run));
  });
  for (const name of ['clearTimeout', 'clearInterval', 'clearImmediate', 'cancelAnimationFrame'])
    replace(globalThis, name, clear);
  replace(globalThis, 'document', ({ document }) => document);
  replace(globalThis, 'navigator', ({ locks }) => ({ locks, onLine: true }));
  replace(globalThis, 'localStorage', ({ localStorage }) => localStorage);
  replace(globalThis, 'fetch', ({ fetch }) => fetch);
  replace(globalThis, 'isSecureContext', () => true);
  replace(globalThis, 'Worker', (platform) => platform.Worker);
  replace(globalThis, 'addEventListener', ({ window }) => window.addEventListener.bind(window));
  replace(globalThis, 'removeEventListener', ({ window }) => window.removeEventListener.bind(window));
  replace(
    globalThis,
    'BroadcastChannel',
    ({ channels }) =>
      class extends SimulatedChannel {
        constructor(name: string) {
          if (!channels) throw new DOMException('no channels', 'NotSupportedError');
          super(name, channels);
        }
      },
  );
  replace(
    performance,
    'now',
    ({ scheduler }) =>
      () =>
        scheduler.nowMs,
  );
  replace(
    Math,
    'random',
    ({ scheduler }) =>
      () =>
        scheduler.draws.next(),
  );
  replace(
    crypto,
    'randomUUID',
    ({ scheduler }) =>
      () =>
        scheduler.draws.uuid(),
  );
  replace(crypto, 'getRandomValues', ({ scheduler }) => (bytes: Uint8Array) => {
    scheduler.draws.fill(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return bytes;
  });
  replace(crypto.subtle, 'digest', () => async (_: string, bytes: Uint8Array) => {
    const digest = hash('sha256', bytes, 'buffer');
    return new Uint8Array(digest).buffer;
  });
  // The browser's own take as long as a thread needs: what comes after would have no place in the order.
  replace(
    crypto.subtle,
    'importKey',
    () =>
      async (_: string, key: JsonWebKey, ...how: readonly [EcKeyImportParams, boolean, KeyUsage[]]) =>
        createPublicKey({ key, format: 'jwk' }).toCryptoKey(...how),
  );
  replace(
    crypto.subtle,
    'verify',
    () => async (_: unknown, own: CryptoKey, signature: Uint8Array, signed: Uint8Array) =>
      verify('sha256', signed, { key: KeyObject.from(own), dsaEncoding: 'ieee-p1363' }, signature),
  );
  replace(AbortSignal, 'timeout', ({ scheduler }) => (ms: number) => {
    const process = runningProcess();
    const aborting = new AbortController();
    scheduler.after(ms, 'time limit', process, () => aborting.abort(new DOMException('late', 'TimeoutError')));
    return aborting.signal;
  });
}
