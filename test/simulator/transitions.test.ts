import { expect, it } from 'vitest';
import { type HttpReply, outcomeOf } from '../../src/sync/outcome.ts';

/**
 * Two senders and one collector that deliver one response, as far as rules decide: what a sender does with a reply is the
 * product's own `outcomeOf`. Up to three faults, in all places and orders there are.
 */
interface Standing {
  /** What each sender does: nothing, waits for a reply, or has one in its hand. */
  readonly senders: readonly ('idle' | 'sent' | Reply)[];
  /** Requests on the way. */
  readonly requests: readonly number[];
  /** How often the collector has stored it; and whether the device has its receipt, or has it in its outbox. */
  readonly stored: number;
  readonly device: 'waits' | 'delivered' | 'refused';
  readonly faults: number;
}
type Reply = 'receipt' | 'other receipt' | 'portal' | 'proxy' | 'conflict of a proxy' | 'none';

const sent = { id: '01930000-0000-7000-8000-000000000001', sha256: 'a'.repeat(64) };
const http = (status: number, contentType: string, body: unknown): HttpReply => ({
  ...{ kind: 'http', status, contentType, retryAfter: null },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const receipt = { ...sent, receivedAt: '2026-01-01T00:00:00Z', code: 'ABCD-EFGH-2345' };
const replies: Readonly<Record<Reply, HttpReply>> = {
  receipt: http(201, 'application/json', receipt),
  'other receipt': http(201, 'application/json', { ...receipt, id: '01930000-0000-7000-8000-000000000002' }),
  portal: http(200, 'text/html', '<html>'),
  proxy: http(502, 'text/html', ''),
  'conflict of a proxy': http(409, 'text/html', ''),
  none: { kind: 'none' },
};
const outcomes = Object.fromEntries(
  await Promise.all(
    Object.entries(replies).map(async ([name, reply]) => [name, (await outcomeOf(reply, sent, [], 0)).kind] as const),
  ),
);

const mostFaults = 3;
const spoilt: readonly Reply[] = ['other receipt', 'portal', 'proxy', 'conflict of a proxy', 'none'];

const put = <Value>(list: readonly Value[], at: number, value: Value): Value[] =>
  list.map((one, index) => (index === at ? value : one));

/** All that can happen next. */
function* nextOf(now: Standing): Generator<Standing> {
  for (const [at, sender] of now.senders.entries()) {
    // Whoever finds it in the outbox sends it: no lock is believed in here.
    if (sender === 'idle' && now.device === 'waits')
      yield { ...now, senders: put(now.senders, at, 'sent'), requests: [...now.requests, at] };
    if (sender === 'sent' && now.faults < mostFaults)
      for (const reply of spoilt) yield { ...now, senders: put(now.senders, at, reply), faults: now.faults + 1 };
    if (sender !== 'idle' && sender !== 'sent') {
      const outcome = outcomes[sender];
      const device = now.device === 'waits' && outcome !== 'retry' ? (outcome as Standing['device']) : now.device;
      yield { ...now, senders: put(now.senders, at, 'idle'), device };
      // Killed before it has written what it learnt.
      if (now.faults < mostFaults) yield { ...now, senders: put(now.senders, at, 'idle'), faults: now.faults + 1 };
    }
  }
  for (const [at, of] of now.requests.entries()) {
    const requests = now.requests.filter((_, index) => index !== at);
    // That it is stored once is the store's own contract (test/collector); whoever still waits gets the receipt.
    const waits = now.senders[of] === 'sent';
    const arrived = { ...now, requests, stored: Math.max(1, now.stored) };
    yield { ...arrived, senders: waits ? put(now.senders, of, 'receipt') : now.senders };
    if (now.faults >= mostFaults) continue;
    yield { ...now, requests, senders: waits ? put(now.senders, of, 'none') : now.senders, faults: now.faults + 1 };
    yield { ...arrived, senders: waits ? put(now.senders, of, 'none') : now.senders, faults: now.faults + 1 };
    if (now.requests.length < 4) yield { ...now, requests: [...now.requests, of], faults: now.faults + 1 };
  }
}

it('delivers once and believes nothing else, in every order of two senders and up to three faults', () => {
  const first: Standing = { senders: ['idle', 'idle'], requests: [], stored: 0, device: 'waits', faults: 0 };
  const before = new Map<string, string[]>();
  const known = new Map<string, Standing>([[JSON.stringify(first), first]]);
  for (const [name, now] of known) {
    expect(now.stored).toBeLessThanOrEqual(1);
    expect(now.device).not.toBe('refused');
    // Nothing is shown as sent before the collector has it.
    if (now.device === 'delivered') expect(now.stored, name).toBe(1);
    for (const next of nextOf(now)) {
      // A sender sends as often as it likes: what is on the way is bounded, and nothing else is.
      if (next.requests.length > 4) continue;
      const key = JSON.stringify({ ...next, requests: next.requests.toSorted() });
      before.set(key, [...(before.get(key) ?? []), name]);
      if (!known.has(key)) known.set(key, { ...next, requests: next.requests.toSorted() });
    }
  }
  // From each state there is a way to the receipt: none is a dead end.
  const leads = new Set([...known].filter(([, { device }]) => device === 'delivered').map(([name]) => name));
  for (const name of leads) for (const earlier of before.get(name) ?? []) leads.add(earlier);
  console.log(`${known.size} states of two senders, one collector and up to ${mostFaults} faults`);
  expect(known.size).toBeGreaterThan(1000);
  expect([...known.keys()].filter((name) => !leads.has(name))).toEqual([]);
});
