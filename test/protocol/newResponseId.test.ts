import { expect, it } from 'vitest';
import { responseId } from '../../src/protocol/names.ts';
import { newResponseId } from '../../src/protocol/newResponseId.ts';

const times = [0, 1, Date.parse('2024-11-05T09:30:00Z'), 0xffff_ffff_ffff];

it.each(times)('is a UUIDv7 that tells the time: %i', (nowMs) => {
  const id = responseId.parse(newResponseId(nowMs));
  expect(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(nowMs);
});

it('is another each time, also within a millisecond', () => {
  expect(new Set(Array.from({ length: 1000 }, () => newResponseId(1))).size).toBe(1000);
});
