import { expect, it } from 'vitest';
import { daysWaiting } from '../../src/session/responses.ts';

const queuedAt = '2026-11-01T08:00:00.000Z';
const day = 24 * 60 * 60 * 1000;

it.each([
  ['just now', 0, 1, 0],
  ['over a weekend', 2.9, 40, 0],
  ['for three days', 3, 40, 3],
  ['for weeks', 20.5, 400, 20],
  ['for weeks on a device that was switched off', 20.5, 0, 0],
  ['with a clock that was set back', -5, 3, 0],
])('of a response that waits %s', (_, days, attempts, said) => {
  expect(daysWaiting({ queuedAt, attempts }, Date.parse(queuedAt) + days * day)).toBe(said);
});
