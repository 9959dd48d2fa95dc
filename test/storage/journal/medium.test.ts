import { describe, it } from 'vitest';
import { mediumContract } from './mediumContract.ts';
import { MemoryMedium } from './memoryMedium.ts';

describe('the medium of the segment store’s tests is a medium', () => {
  for (const [name, check] of Object.entries(mediumContract))
    it(name, async () => {
      const texts = new Map<string, string>();
      await check(async () => new MemoryMedium(texts));
    });
});
