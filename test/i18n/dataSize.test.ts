import { expect, it } from 'vitest';
import { dataSize } from '../../src/i18n/dataSize.ts';

it.each([
  [0, '0 MB'],
  [12_345_678, '12,3 MB'],
  [999_900_000, '999,9 MB'],
  [999_960_000, '1 GB'],
  [10_739_100_000, '10,7 GB'],
])('%s bytes are %s', (bytes, words) => {
  expect(dataSize(bytes, 'nl').replace('\u00A0', ' ')).toBe(words);
});
