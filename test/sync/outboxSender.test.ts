import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { OutboxRow } from '../../src/storage/rows.ts';
import { maxBackoffMs } from '../../src/sync/backoff.ts';
import { startOutboxSender } from '../../src/sync/outboxSender.ts';
import { targetOf } from '../../src/sync/target.ts';

const entry: OutboxRow = {
  id: '01930000-0000-7000-8000-000000000001',
  bytes: new TextEncoder().encode('{}'),
  sha256: 'a'.repeat(64),
  queuedAt: '2026-11-01T08:00:00.000Z',
  state: 'queued',
  attempts: 0,
  nextAttemptAt: 0,
};
const browser = new EventTarget();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser));
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('navigator', {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page that sends what waits, of which so many readings fail first; nothing of it arrives. */
async function page(failures: number) {
  let left = failures;
  const [faults, sent]: [unknown[], number[]] = [[], []];
  const ending = new AbortController();
  const sender = startOutboxSender({
    end: ending.signal,
    store: {
      outbox: async () => {
        left -= 1;
        if (left >= 0) throw new Error('the database does not read');
        return [entry];
      },
      write: async () => 'durable',
    },
    target: (one) => targetOf(one, { url: 'https://collect.example/api/v1/', movedFrom: [] }),
    send: async () => {
      sent.push(Date.now());
      return { kind: 'none' };
    },
    renew: async () => undefined,
    onSending: () => {},
    onFault: (cause) => faults.push(cause),
  });
  await vi.advanceTimersByTimeAsync(0);
  return { sender, faults, sent, end: () => ending.abort() };
}

it('sends what waits though the outbox could not be read for a while', async () => {
  const { faults, sent } = await page(4);
  expect(faults).toHaveLength(1);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(2 * maxBackoffMs);
  expect(sent.length).toBeGreaterThan(0);
});

it('sends at once when the browser finds a network again', async () => {
  const { sent } = await page(4);
  browser.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  browser.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toHaveLength(1);
});

it('asks no address whether there is a network before it sends', async () => {
  const asked = vi.fn();
  vi.stubGlobal('fetch', asked);
  const { sent } = await page(0);
  expect(sent).toHaveLength(1);
  expect(asked).not.toHaveBeenCalled();
});

it('begins nothing once it is ended, whatever the browser says', async () => {
  const { sender, faults, sent, end } = await page(0);
  expect(sent).toHaveLength(1);
  end();
  for (const event of ['online', 'visibilitychange'] as const)
    (event === 'online' ? browser : document).dispatchEvent(new Event(event));
  sender.checkOutbox();
  await vi.advanceTimersByTimeAsync(2 * maxBackoffMs);
  expect(sent).toHaveLength(1);
  expect(faults).toEqual([]);
});
