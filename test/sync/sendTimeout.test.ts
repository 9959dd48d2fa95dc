import { expect, it } from 'vitest';
import { maxDocumentBytes } from '../../src/protocol/response.ts';
import { sendTimeoutMs } from '../../src/sync/sendTimeout.ts';

/** How long a body takes on a way that carries so many bits a second. */
const takes = (bytes: number, bitsPerSecond: number) => (bytes * 8 * 1000) / bitsPerSecond;

it.each([
  ['the longest route at 20 kbit/s', 5_900, 20_000, 0],
  ['twelve long remarks at 20 kbit/s', 47_900, 20_000, 0],
  ['twelve long remarks at 10 kbit/s', 47_900, 10_000, 0],
  ['the same, sealed', 64_000, 10_000, 0],
  ['the same at 4 kbit/s, after a failure', 47_900, 4_000, 1],
  ['the same at 2.4 kbit/s, after two', 47_900, 2_400, 2],
])('leaves %s the time that it takes', (_, bytes, bitsPerSecond, attempts) => {
  expect(sendTimeoutMs(bytes, attempts)).toBeGreaterThan(takes(bytes, bitsPerSecond));
});

it('does not wait for ever for a network that never answers', () => {
  expect(sendTimeoutMs(5_900, 100)).toBeLessThan(150_000);
  expect(sendTimeoutMs(maxDocumentBytes, 100)).toBe(15 * 60_000);
});
