import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ChromiumDevice } from '../support/chromiumDevice.ts';
import { die } from '../support/deaths.ts';
import { Firefox, wantFirefox } from '../support/firefox.ts';
import { long } from '../support/long.ts';
import type { Device } from '../support/screen.ts';
import { randomFrom, seed } from '../support/tally.ts';
import { WebKit, wantWebKit } from '../support/webkit.ts';

const fox = wantFirefox();
const gtk = wantWebKit();
const kinds: readonly { name: string; device: (() => Device) | undefined; kills: number }[] = [
  { name: 'Chromium', device: () => new ChromiumDevice(), kills: long ? 100 : 5 },
  { name: 'Firefox', device: fox ? () => new Firefox(fox) : undefined, kills: long ? 20 : 1 },
  { name: 'WebKitGTK', device: gtk ? () => new WebKit(gtk, 'lasting') : undefined, kills: long ? 20 : 1 },
];

describe.each(kinds)('$name, killed while answers stream in', ({ name, device, kills }) => {
  it.skipIf(!device)(
    `loses no answer that it called saved, in ${kills} kills (seed ${seed})`,
    async () => {
      const random = randomFrom(seed);
      const { saved, losses } = await die(device?.() as Device, {
        fault: 'killed (SIGKILL) while answers stream in',
        browser: name,
        times: kills,
        // The moment is the fault: where in a write it falls, nobody can wait for.
        moment: () => wait(200 + random() * 1300),
        sure: (said) => said.saved,
      });
      expect(losses).toEqual([]);
      expect(saved).toBeGreaterThan(kills);
    },
    long ? 1_800_000 : 900_000,
  );
});
