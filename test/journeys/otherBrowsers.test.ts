import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerSheet, shortest } from '../support/answerSheet.ts';
import { builtFrom } from '../support/builtFiles.ts';
import { Firefox, wantFirefox } from '../support/firefox.ts';
import { ict2024 } from '../support/ict2024.ts';
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
