import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { highest, saidOf, streamAnswers } from '../support/answerStream.ts';
import { ChromiumDevice } from '../support/chromiumDevice.ts';
import { Firefox, wantFirefox } from '../support/firefox.ts';
import { Office } from '../support/office.ts';
import { clicked, type Device, seen } from '../support/screen.ts';
import { long, randomFrom, seed, tally } from '../support/tally.ts';
import { WebKit, wantWebKit } from '../support/webkit.ts';

const fox = wantFirefox();
const gtk = wantWebKit();
const kinds: readonly { name: string; device: (() => Device) | undefined; kills: number }[] = [
  { name: 'Chromium', device: () => new ChromiumDevice(), kills: long ? 100 : 20 },
  { name: 'Firefox', device: fox ? () => new Firefox(fox) : undefined, kills: long ? 20 : 2 },
  { name: 'WebKitGTK', device: gtk ? () => new WebKit(gtk, 'lasting') : undefined, kills: long ? 20 : 2 },
];

describe.each(kinds)('$name, killed while answers stream in', ({ name, device, kills }) => {
  it.skipIf(!device)(
    `loses no answer that it called saved, in ${kills} kills (seed ${seed})`,
    async () => {
      const random = randomFrom(seed);
      const office = await Office.open();
      const tablet = device?.() as Device;
      let [tried, saved, lost, restored, last] = [0, 0, 0, 0, 0];
      const losses: string[] = [];
      try {
        let screen = await tablet.start();
        await screen.goto(office.url);
        await seen(screen, '[data-offline-ready="yes"]');
        await clicked(screen, '[data-action="begin"]');
        await seen(screen, '[name="contactName"]:not([disabled])');
        const address = await screen.ask(() => location.href);
        for (let kill = 1; kill <= kills; kill += 1) {
          await streamAnswers(screen, last);
          // The moment is the fault: where in a write it falls, nobody can wait for.
          await wait(200 + random() * 1300);
          const { saved: sure } = await saidOf(screen);
          await tablet.kill();
          screen = await tablet.start();
          await screen.goto(address);
          await seen(screen, '[name="contactName"]:not([disabled])');
          const found = await highest(screen);
          tried += 1;
          saved += sure - last;
          restored += await screen.ask(() => document.querySelectorAll('[data-restored]').length);
          if (found < sure) {
            lost += sure - found;
            losses.push(`kill ${kill}: ${sure} was saved, ${found} was found`);
          }
          last = Math.max(found, sure);
        }
      } finally {
        tally({
          fault: 'killed (SIGKILL) while answers stream in',
          browser: name,
          tried,
          saved,
          lost,
          restored,
        });
        await tablet.dispose();
        await office.close();
      }
      expect(losses).toEqual([]);
      expect(saved).toBeGreaterThan(kills);
    },
    long ? 1_800_000 : 900_000,
  );
});
