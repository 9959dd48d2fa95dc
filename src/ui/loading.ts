import { useLayoutEffect, useState } from 'preact/hooks';
import { report } from '../lib/report.ts';

/** What a page asked for: on its way, there, or not to be had now, to be asked for again. */
export type Loading<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly value: Value }
  | { readonly state: 'failed'; readonly again: () => void };

/**
 * Loads what a component needs, anew when an input changes; what was there before stays until then.
 * @param known where it is there already: then nothing is loaded
 */
export function useLoading<Value>(
  load: () => Promise<Value>,
  inputs: readonly unknown[],
  known?: Value,
): Loading<Value> {
  const [attempt, setAttempt] = useState(0);
  const [loading, setLoading] = useState<Loading<Value>>(() =>
    known === undefined ? { state: 'loading' } : { state: 'loaded', value: known },
  );
  // Asked for before the page is drawn without it: what is there already is drawn with the page.
  useLayoutEffect(() => {
    if (known !== undefined)
      return setLoading((before) =>
        before.state === 'loaded' && before.value === known ? before : { state: 'loaded', value: known },
      );
    let left = false;
    const again = () => {
      setLoading({ state: 'loading' });
      setAttempt((before) => before + 1);
    };
    load().then(
      (value) => left || setLoading({ state: 'loaded', value }),
      async (cause: unknown) => {
        report('load', cause);
        if (attempt > 0) await startAnewIfServed();
        if (!left) setLoading({ state: 'failed', again });
      },
    );
    return () => {
      left = true;
    };
  }, [...inputs, attempt]);
  return loading;
}

/**
 * Starts the page anew where the server answers, after something was tried again in vain: Firefox asks for a module that
 * it could not get no second time in the life of a page, and where there is a newer version, this one's files are gone.
 * Without a server, what is on the screen would be gone as well.
 */
export async function startAnewIfServed(): Promise<void> {
  const served = await new Promise((resolve) => {
    const probe = new Image();
    probe.onload = () => resolve(true);
    probe.onerror = () => resolve(false);
    // Asked of the server, and not of a cache.
    probe.src = `icons/icon.svg?${Date.now()}`;
  });
  if (served) location.reload();
}

/** How long after a failure what nothing on the page waits for is loaded again, where no network is announced before. */
const againMs = 30_000;

/** Loads what nothing on the page waits for; where that fails, again once there is a network, or after a while. */
export const eventually = <Value>(load: () => Promise<Value>): Promise<Value> =>
  load().catch((cause: unknown) => {
    report('load', cause);
    return new Promise((resolve) => {
      const again = () => {
        clearTimeout(waiting);
        removeEventListener('online', again);
        resolve(eventually(load));
      };
      const waiting = setTimeout(again, againMs);
      addEventListener('online', again);
    });
  });
