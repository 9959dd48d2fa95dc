import { describe, expect, it } from 'vitest';
import { countCases, listedCases } from '../../src/collector/caseList.ts';
import { caseStanding } from '../../src/protocol/caseList.ts';
import { survey } from '../cli/run.ts';
import { newFolder, storeIn } from './collectors.ts';

describe('a list of cases', () => {
  it('has as many as are counted, whatever is asked for', async () => {
    const folder = newFolder();
    const call = ['simulate', '--collect', '--cases', '1500', '--day', '2026-11-26'];
    expect(await survey(call, '', { DATA_DIR: folder })).toMatchObject({ code: 0 });
    const store = storeIn(folder);
    const now = '2026-11-26T12:00:00.000Z';
    const counts = new Set<number>();
    for (const state of [undefined, ...caseStanding.options])
      for (const language of [undefined, 'nl', 'de'])
        for (const until of [undefined, '2026-11-17T23:59:59.999Z', '2026-11-16T23:59:59.999Z']) {
          const filter = { state, language, until };
          const listed = await Array.fromAsync(listedCases(store, filter, now));
          expect(await countCases(store, filter, now), JSON.stringify(filter)).toBe(listed.length);
          counts.add(listed.length);
        }
    expect(counts.size).toBeGreaterThan(20);
  });
});
