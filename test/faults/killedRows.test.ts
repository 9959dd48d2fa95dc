import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { collectorOn } from '../cli/run.ts';
import { folderOf } from '../collector/published.ts';
import { ChromiumDevice } from '../support/chromiumDevice.ts';
import { desk } from '../support/desk.ts';
import { Firefox, wantFirefox } from '../support/firefox.ts';
import { howMany, long } from '../support/long.ts';
import { haltRows, listedRows, streamRows } from '../support/rowStream.ts';
import { clicked, type Device, seen } from '../support/screen.ts';
import { randomFrom, seed, tally } from '../support/tally.ts';
import { WebKit, wantWebKit } from '../support/webkit.ts';

const fox = long ? wantFirefox() : undefined;
const gtk = long ? wantWebKit() : undefined;
const kinds: readonly { name: string; device: (() => Device) | undefined; kills: number }[] = [
  { name: 'Chromium', device: () => new ChromiumDevice(), kills: howMany('ROW_KILLS', 3, 1000) },
  { name: 'Firefox', device: fox ? () => new Firefox(fox) : undefined, kills: 20 },
  { name: 'WebKitGTK', device: gtk ? () => new WebKit(gtk, 'lasting') : undefined, kills: 20 },
];

const here = desk({ settings: { SEALED: 'no' } });

describe.each(kinds)('$name, killed while rows come and go', ({ name, device, kills }) => {
  it.skipIf(!device)(
    `has the rows as they were at what it called saved or later, each whole, in ${kills} kills (seed ${seed})`,
    async () => {
      const body = JSON.stringify({ endpoint: 'api/v1', published: [{ id: 'be.office.awards' }] });
      here.wire.pages.set('/config.json', { type: 'application/json', body });
      expect((await collectorOn(here.office.data, 'publish', folderOf('awards'))).code).toBe(0);
      const random = randomFrom(seed);
      const tablet = device?.() as Device;
      const losses: string[] = [];
      let [tried, saved, added] = [0, 0, 0];
      try {
        let screen = await tablet.start();
        await screen.goto(`${here.wire.url}?lang=nl`);
        await clicked(screen, '[data-instrument="be.office.awards"] [data-action="begin"]');
        await seen(screen, '[name="anyProjects"]:not([disabled])');
        await clicked(screen, '[name="anyProjects"][value="yes"]');
        await seen(screen, '[data-add="projects"]:not([disabled])');
        const address = await screen.ask(() => location.href);
        for (let time = 1; time <= kills; time += 1) {
          await streamRows(screen, 'projects', 'projectName', seed + time);
          // The moment is the fault: where in a write it falls, nobody can wait for.
          await wait(200 + random() * 1300);
          const said = await haltRows(screen);
          await tablet.kill();
          screen = await tablet.start();
          await screen.goto(address);
          await seen(screen, '[data-add="projects"]');
          const found = await listedRows(screen);
          tried += 1;
          saved += said.saved;
          added += said.added;
          // Whole, and nothing older than what was called saved.
          if (said.states.lastIndexOf(found) < said.saved)
            losses.push(`time ${time}: ${said.states.slice(said.saved).join(' or ')} was saved, ${found} was found`);
        }
      } finally {
        tally({
          ...{ fault: 'killed (SIGKILL) while rows come and go', browser: name },
          ...{ tried, saved, lost: losses.length, restored: 0 },
        });
        await tablet.dispose();
      }
      expect(losses).toEqual([]);
      expect(saved).toBeGreaterThan(kills);
      expect(added).toBeGreaterThan(kills);
    },
    long ? 7_200_000 : 300_000,
  );
});
