import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { highest, saidOf, streamAnswers } from '../support/answerStream.ts';
import { ChromiumDevice } from '../support/chromiumDevice.ts';
import { Office } from '../support/office.ts';
import { clicked, seen } from '../support/screen.ts';
import { SmallDisk } from '../support/smallDisk.ts';
import { long, randomFrom, seed, tally } from '../support/tally.ts';

const disk = SmallDisk.mount();
const times = long ? 20 : 3;

afterAll(() => disk?.unmount());

// Chromium's own database does not survive this: nearly every time, the browser throws it away at the next start.
it.skipIf(!disk)(
  `loses no answer that both stores had, on a disk that runs full and a browser killed then, ${times} times (seed ${seed})`,
  async () => {
    if (!disk) return;
    const random = randomFrom(seed);
    const office = await Office.open();
    const tablet = new ChromiumDevice(disk.folder);
    let [tried, saved, lost, restored, last] = [0, 0, 0, 0, 0];
    const losses: string[] = [];
    try {
      let screen = await tablet.start();
      await screen.goto(office.url);
      await seen(screen, '[data-offline-ready="yes"]');
      await clicked(screen, '[data-action="begin"]');
      await seen(screen, '[name="contactName"]:not([disabled])');
      const address = await screen.ask(() => location.href);
      for (let time = 1; time <= times; time += 1) {
        await streamAnswers(screen, last);
        await wait(500 + random() * 800);
        const spare = Math.floor(random() ** 2 * 300_000);
        // Again, since what the browser frees meanwhile is room as well.
        for (let fill = 0; fill < 4; fill += 1) {
          disk.fill(spare);
          await wait(300 + random() * 300);
        }
        const said = await saidOf(screen);
        await tablet.kill();
        disk.free();
        screen = await tablet.start();
        await screen.goto(address);
        await seen(screen, '[name="contactName"]:not([disabled])');
        const found = await highest(screen);
        tried += 1;
        saved += said.twice - last;
        restored += await screen.ask(() => document.querySelectorAll('[data-restored]').length);
        if (found < said.twice) {
          lost += said.twice - found;
          losses.push(`time ${time}, ${spare} bytes spare: ${said.twice} was saved, ${found} was found`);
        }
        last = Math.max(found, said.typed);
      }
    } finally {
      tally({ fault: 'disk full, then killed', browser: 'Chromium', tried, saved, lost, restored });
      await tablet.dispose();
      await office.close();
    }
    expect(losses).toEqual([]);
    expect(saved).toBeGreaterThan(times);
  },
  long ? 1_800_000 : 900_000,
);
