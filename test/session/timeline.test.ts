import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeliveryStanding, timelineOf } from '../../src/session/timeline.ts';
import type { OutboxRow, ResponseRow } from '../../src/storage/rows.ts';

const id = '019301a0-0000-7000-8000-000000000001';
const other = '019301a0-0000-7000-8000-000000000002';
const completedAt = '2026-11-05T10:12:00.000Z';
const nowMs = Date.parse('2026-11-05T10:30:00.000Z');
const minutes = 60_000;

const row: ResponseRow = {
  id,
  instrument: { id: 'be.statbel.ict-2024', version: '1.1.0' },
  language: 'nl',
  startedAt: '2026-11-05T09:30:00.000Z',
  changedAt: completedAt,
  seq: 9,
  state: 'complete',
  completedAt,
};
const receipt = { id, sha256: 'a'.repeat(64), receivedAt: '2026-11-05T10:20:00.000Z', code: '7K2M-9QXA-04TD' };
const outbox: OutboxRow = {
  id,
  bytes: new Uint8Array([1]),
  sha256: 'a'.repeat(64),
  queuedAt: completedAt,
  state: 'queued',
  attempts: 0,
  nextAttemptAt: 0,
};
const tried = { attempts: 2, lastAttemptAt: nowMs - minutes, nextAttemptAt: nowMs + 20 * minutes };
const waits: DeliveryStanding = {
  row,
  outbox,
  receipt: undefined,
  sending: undefined,
  online: true,
  byItself: false,
  locks: false,
  bound: false,
  earlierWaits: false,
  newer: undefined,
  asked: [],
  nowMs,
};
const delivered: DeliveryStanding = { ...waits, outbox: undefined, receipt };
const paused: DeliveryStanding = { ...waits, outbox: { ...outbox, state: 'paused' } };
const refusal = { name: 'invalid-document', errors: [] };

/** The steps after the first, each in a few words, and what comes next. */
function told(standing: DeliveryStanding): string {
  const { steps, next } = timelineOf(standing);
  expect(steps[0]).toEqual({ kind: 'completed', at: completedAt });
  const said = steps.slice(1).map((step) => (step.kind === 'waiting' ? `waiting ${step.wait.why}` : step.kind));
  return `${said.join(', ')}: ${next}`;
}

describe('the timeline', () => {
  it.each<[what: string, standing: DeliveryStanding, told: string]>([
    ['just completed', waits, 'waiting soon: wait'],
    ['without a network', { ...waits, online: false }, 'waiting offline: connect'],
    ['tried in vain', { ...waits, outbox: { ...outbox, ...tried } }, 'waiting retry: wait'],
    ['told to wait', { ...waits, outbox: { ...outbox, ...tried, askedToWait: true } }, 'waiting until: wait'],
    [
      'told to wait, which is over',
      { ...waits, outbox: { ...outbox, ...tried, nextAttemptAt: nowMs - 1, askedToWait: true } },
      'waiting retry: wait',
    ],
    [
      'told to wait before the clock was set back',
      { ...waits, outbox: { ...outbox, ...tried, lastAttemptAt: nowMs + minutes, askedToWait: true } },
      'waiting retry: wait',
    ],
    ['without access', paused, 'waiting permission: replace'],
    ['without access and without a network', { ...paused, online: false }, 'waiting permission: replace'],
    ['for another endpoint', { ...waits, bound: true }, 'waiting address: replaceAddress'],
    ['behind what it corrects', { ...waits, earlierWaits: true }, 'waiting earlier: wait'],
    [
      'behind a receipt that nobody believes',
      { ...waits, outbox: { ...outbox, ...tried, receiptFault: 'forged' } },
      'waiting unproven: wait',
    ],
    ['on its way', { ...waits, sending: id }, 'sending: stay'],
    ['while another is on its way', { ...waits, sending: other }, 'waiting soon: wait'],
    ['refused', { ...waits, outbox: { ...outbox, state: 'refused', refusal } }, 'refused: correct'],
    ['refused without a reason', { ...waits, outbox: { ...outbox, state: 'refused' } }, 'refused: correct'],
    ['a receipt in a file', { ...waits, outbox: { ...outbox, brought: receipt } }, 'brought, waiting soon: wait'],
    [
      'a receipt of other bytes in a file',
      { ...waits, outbox: { ...outbox, brought: { ...receipt, sha256: 'b'.repeat(64) } } },
      'waiting soon: wait',
    ],
    ['received', delivered, 'received: nothing'],
    ['received, and not taken off the queue yet', { ...delivered, outbox }, 'received: nothing'],
    ['asked about', { ...delivered, asked: ['2026-11-07T08:00:00.000Z'] }, 'received, asked: correctAsked'],
    [
      'asked about, and corrected since',
      { ...delivered, row: { ...row, correctedBy: other }, newer: 'complete', asked: ['2026-11-07T08:00:00.000Z'] },
      'received, corrected: seeNewer',
    ],
    [
      'being corrected',
      { ...delivered, row: { ...row, correctedBy: other }, newer: 'draft' },
      'received, correcting: goOnCorrecting',
    ],
    ['corrected by what is gone', { ...delivered, row: { ...row, correctedBy: other } }, 'received: nothing'],
    ['neither waiting nor received', { ...waits, outbox: undefined }, 'lost: ask'],
  ])('says of what is %s', (_what, standing, expected) => expect(told(standing)).toBe(expected));

  const sealed = { ...outbox, media: 'application/jose' as const };
  it.each<[what: string, standing: Partial<DeliveryStanding>, closed: string | undefined]>([
    ['no browser sends by itself', {}, 'page'],
    ['the browser sends by itself', { byItself: true }, 'itself'],
    ['without a network, the browser sends by itself', { byItself: true, online: false }, 'itself'],
    // Without the key of the lock, nothing but what is sealed for the office can be sent.
    ['the device has a lock', { byItself: true, locks: true }, 'locked'],
    [
      'the device has a lock, and it is sealed for the office',
      { byItself: true, locks: true, outbox: sealed },
      'itself',
    ],
    ['it is sealed, and no browser sends by itself', { locks: true, outbox: sealed }, 'page'],
    ['its token is rejected', { ...paused, byItself: true }, undefined],
    ['it is for another endpoint', { bound: true, byItself: true }, undefined],
    ['it is on its way', { sending: id, byItself: true }, undefined],
    ['it was received', { ...delivered, byItself: true }, undefined],
  ])('says what becomes of it once the app is closed, where %s', (_what, standing, closed) =>
    expect(timelineOf({ ...waits, ...standing }).closed).toBe(closed),
  );

  it('says it was received on a receipt and on nothing else', () => {
    const time = fc.integer({ min: nowMs - 60 * minutes, max: nowMs + 60 * minutes });
    const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
    const standing: fc.Arbitrary<DeliveryStanding> = fc.record({
      row: fc.record({ correctedBy: maybe(fc.constant(other)) }).map(({ correctedBy }) => ({
        ...row,
        ...(correctedBy && { correctedBy }),
      })),
      outbox: maybe(
        fc.record({
          state: fc.constantFrom('queued', 'paused', 'refused'),
          attempts: fc.nat(9),
          nextAttemptAt: time,
          tried: maybe(time),
          askedToWait: fc.boolean(),
          brought: fc.boolean(),
        }),
      ).map((drawn): OutboxRow | undefined => {
        if (!drawn) return undefined;
        const { tried: lastAttemptAt, brought, ...more } = drawn;
        return {
          ...outbox,
          ...more,
          ...(lastAttemptAt !== undefined && { lastAttemptAt }),
          ...(brought && { brought: receipt }),
        };
      }),
      receipt: maybe(fc.constant(receipt)),
      sending: fc.constantFrom(undefined, id, other),
      online: fc.boolean(),
      bound: fc.boolean(),
      byItself: fc.boolean(),
      locks: fc.boolean(),
      earlierWaits: fc.boolean(),
      newer: fc.constantFrom(undefined, 'draft', 'complete'),
      asked: fc.subarray(['2026-11-07T08:00:00.000Z', '2026-11-08T08:00:00.000Z']),
      nowMs: fc.constant(nowMs),
    });
    fc.assert(
      fc.property(standing, (one) => {
        const { steps, next, closed } = timelineOf(one);
        const kinds = steps.map(({ kind }) => kind);
        expect(kinds.includes('received')).toBe(one.receipt !== undefined);
        // One place at a time, and each kind but the office's requests once.
        const places = kinds.filter((kind) => ['waiting', 'sending', 'received', 'refused', 'lost'].includes(kind));
        expect(places).toHaveLength(1);
        if (!one.receipt) expect(next).not.toBe('nothing');
        // Of what holds it up beside the network and the office, other words say what to do.
        expect(closed !== undefined).toBe(next === 'connect' || next === 'wait');
        if (!one.byItself) expect(closed).not.toBe('itself');
      }),
      { seed: 2711, numRuns: 2000 },
    );
  });
});
