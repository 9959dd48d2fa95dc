import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { ChromiumDevice } from '../support/chromiumDevice.ts';
import { die } from '../support/deaths.ts';
import { long } from '../support/long.ts';
import { SmallDisk } from '../support/smallDisk.ts';
import { randomFrom, seed } from '../support/tally.ts';

const disk = SmallDisk.mount();
const times = long ? 20 : 3;

afterAll(() => disk?.unmount());

// Chromium's own database does not survive this: nearly every time, the browser throws it away at the next start.
it.skipIf(!disk)(
  `loses no answer that both stores had, on a disk that runs full and a browser killed then, ${times} times (seed ${seed})`,
  async () => {
    if (!disk) return;
    const random = randomFrom(seed);
    const { saved, losses } = await die(new ChromiumDevice(disk.folder), {
      fault: 'disk full, then killed',
      browser: 'Chromium',
      times,
      moment: async () => {
        await wait(500 + random() * 800);
        const spare = Math.floor(random() ** 2 * 300_000);
        // Again, since what the browser frees meanwhile is room as well.
        for (let fill = 0; fill < 4; fill += 1) {
          disk.fill(spare);
          await wait(300 + random() * 300);
        }
      },
      sure: ({ twice }) => twice,
      after: () => disk.free(),
    });
    expect(losses).toEqual([]);
    expect(saved).toBeGreaterThan(times);
  },
  long ? 1_800_000 : 900_000,
);
