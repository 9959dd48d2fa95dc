import { afterEach, expect, it, vi } from 'vitest';
import { eventually } from '../../src/ui/loading.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Fails so many times. */
const failing = (times: number) => {
  let left = times;
  return vi.fn(async () => {
    left -= 1;
    if (left >= 0) throw new Error('no network');
    return 'there';
  });
};

function network(): EventTarget {
  const target = new EventTarget();
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
  return target;
}

it('loads once where that succeeds', async () => {
  network();
  const load = failing(0);
  expect(await eventually(load)).toBe('there');
  expect(load).toHaveBeenCalledTimes(1);
});

it('loads again as soon as there is a network', async () => {
  const target = network();
  const load = failing(2);
  const loaded = eventually(load);
  for (const calls of [1, 2]) {
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(calls));
    await new Promise((resolve) => setTimeout(resolve));
    target.dispatchEvent(new Event('online'));
  }
  expect(await loaded).toBe('there');
  expect(load).toHaveBeenCalledTimes(3);
});

it('loads again after a while where no network is announced', async () => {
  network();
  vi.useFakeTimers();
  const load = failing(1);
  const loaded = eventually(load);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await loaded).toBe('there');
});
