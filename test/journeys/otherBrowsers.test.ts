import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { collectorOn } from '../cli/run.ts';
import { folderOf } from '../collector/published.ts';
import { answerSheet, shortest } from '../support/answerSheet.ts';
import { builtFrom } from '../support/builtFiles.ts';
import { Firefox, wantFirefox } from '../support/firefox.ts';
import { ict2024 } from '../support/ict2024.ts';
import { long } from '../support/long.ts';
import { NearOffice } from '../support/nearOffice.ts';
import { Office } from '../support/office.ts';
import type { Device } from '../support/screen.ts';
import { Visitor } from '../support/visitor.ts';
import { WebKit, wantWebKit } from '../support/webkit.ts';
import { Wire } from '../support/wire.ts';

const firefox = wantFirefox();
const webkit = wantWebKit();
const sheet = answerSheet(ict2024, { ...shortest, contactName: 'Jan «Peeters» – "ICT"' }, 20240501);
const middle = 'B';
let office: Office;

beforeEach(async () => {
  office = await Office.open();
});
afterEach(async () => {
  await office.close();
});

/** Answers from the module in sight to the last one, or to the one that is named. */
async function answer(jan: Visitor, upTo?: string): Promise<void> {
  while ((await jan.answerModule()) !== upTo && (await jan.next()));
}

/** Sees that all that was answered in the module is in the page. */
async function find(jan: Visitor, module: string): Promise<void> {
  await jan.sees(`[data-module="${module}"]`);
  expect(await jan.shown(module)).toEqual(jan.planned(module));
}

interface Kind {
  readonly name: string;
  /** One that is driven by real clicks and keys. */
  readonly tablet: (() => Device) | undefined;
  /** One whose profile outlives it. */
  readonly lasting: (() => Device) | undefined;
}

const fox = firefox ? () => new Firefox(firefox) : undefined;
const kinds: readonly Kind[] = [
  { name: 'Firefox', tablet: fox, lasting: fox },
  {
    name: 'WebKitGTK',
    tablet: webkit ? () => new WebKit(webkit, 'automated') : undefined,
    lasting: webkit ? () => new WebKit(webkit, 'lasting') : undefined,
  },
];

describe.each(kinds)('$name', ({ tablet: pick, lasting }) => {
  it.skipIf(!pick)('takes a survey through reloads and a lost network to its receipt', async () => {
    const tablet = pick?.() as Device;
    try {
      const jan = new Visitor(await tablet.start(), sheet);
      await jan.open(office.url);
      await jan.begin();
      await answer(jan, middle);
      await jan.screen.reload();
      await find(jan, middle);

      await office.stop();
      await jan.screen.reload();
      await find(jan, middle);
      await jan.next();
      await answer(jan);
      await jan.complete();
      await jan.sees('[data-delivery="paused"], [data-delivery="queued"]');
      expect(office.delivered()).toEqual([]);

      await office.start();
      await jan.sees('[data-delivery="delivered"]');
      const [row, ...others] = office.delivered();
      expect(others).toEqual([]);
      expect(row?.code).toBe(await jan.sees('[data-receipt]', 'data-receipt'));
      expect(row?.document.answers).toEqual(sheet);
    } finally {
      await tablet.dispose();
    }
  });

  it.skipIf(!pick || !long)(
    'adds, names, moves, removes and brings back rows, and has them after a reload',
    async () => {
      const tablet = pick?.() as Device;
      const near = await NearOffice.open({ SEALED: 'no' });
      const wire = await Wire.lay(near.port);
      try {
        const id = 'be.office.awards';
        const body = JSON.stringify({ endpoint: 'api/v1', published: [{ id }] });
        wire.pages.set('/config.json', { type: 'application/json', body });
        expect((await collectorOn(near.data, 'publish', folderOf('awards'))).code).toBe(0);
        const jan = new Visitor(await tablet.start(), {});
        const names = () =>
          jan.screen.ask(() => [...document.querySelectorAll('.roster__name')].map(({ textContent }) => textContent));
        await jan.screen.goto(`${wire.url}?lang=nl`);
        await jan.clicks(`[data-instrument="${id}"] [data-action="begin"]`);
        await jan.sees('[name="anyProjects"]:not([disabled])');
        await jan.clicks('[name="anyProjects"][value="yes"]');
        for (const name of ['Alpha', 'Beta', 'Gamma']) {
          await jan.clicks('[data-add="projects"]:enabled');
          await jan.sees('[data-row-page]');
          await jan.clicks('[name$=".projectName"]');
          await jan.screen.type(name);
          await jan.clicks('[name$=".isCrossBorder"][value="no"]');
          await jan.clicks('[data-action="to-rows"]');
          await jan.sees('[data-roster="projects"]');
        }
        expect(await names()).toEqual(['Alpha', 'Beta', 'Gamma']);
        await jan.clicks('[data-row]:nth-child(3) [data-move="-1"]');
        await jan.clicks('[data-row]:nth-child(1) [data-remove]');
        await vi.waitFor(async () => expect(await names()).toEqual(['Gamma', 'Beta']));
        await jan.clicks('[data-undo]');
        await jan.clicks('[data-row]:nth-child(3) [data-remove]');
        await vi.waitFor(async () => expect(await names()).toEqual(['Alpha', 'Gamma']));
        await jan.sees('[data-saved="saved"]');
        await jan.screen.reload();
        await jan.sees('[data-add="projects"]:enabled');
        expect(await names()).toEqual(['Alpha', 'Gamma']);
      } finally {
        await tablet.dispose();
        await wire.cut();
      }
    },
  );

  it.skipIf(!pick)('tries again what it could not load, without a worker', async () => {
    const tablet = pick?.() as Device;
    const wire = await Wire.lay(office.port);
    try {
      const jan = new Visitor(await tablet.start(), sheet);
      const portal = { type: 'text/html', body: 'Log in' };
      wire.pages.set('/sw.js', portal);
      wire.pages.set(`/${builtFrom('src/ui/pages/accessibility.tsx')}`, portal);
      await jan.screen.goto(`${wire.url}#/accessibility`);
      await jan.sees('[data-not-loaded="page"]');
      wire.pages.clear();
      // Firefox asks for the module no second time, and then for the page.
      await jan.clicks('[data-action="load-again"]');
      await jan.sees('[data-page="accessibility"]');
    } finally {
      await tablet.dispose();
      await wire.cut();
    }
  });

  it.skipIf(!lasting)('has the answers that were saved, without a network, after it was killed', async () => {
    const tablet = lasting?.() as Device;
    try {
      const jan = new Visitor(await tablet.start(), sheet);
      await jan.open(office.url);
      await jan.begin();
      await answer(jan, middle);
      await tablet.kill();
      await office.stop();

      const again = new Visitor(await tablet.start(), sheet);
      await again.screen.goto(office.url);
      await again.clicks('[data-action="continue"]');
      await find(again, middle);
    } finally {
      await tablet.dispose();
    }
  });
});
