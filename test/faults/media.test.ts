import { resolve } from 'node:path';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Findings, mediumContract } from '../storage/journal/mediumContract.ts';
import { ChromiumDevice } from '../support/chromiumDevice.ts';
import { desk } from '../support/desk.ts';
import { Firefox, wantFirefox } from '../support/firefox.ts';
import { type Device, seen } from '../support/screen.ts';
import { WebKit, wantWebKit } from '../support/webkit.ts';

const here = desk();
const fox = wantFirefox();
const gtk = wantWebKit();
const kinds: readonly { name: string; device: (() => Device) | undefined; media: readonly string[] }[] = [
  { name: 'Chromium', device: () => new ChromiumDevice(), media: ['opfs', 'cache'] },
  { name: 'Firefox', device: fox ? () => new Firefox(fox) : undefined, media: ['opfs', 'cache'] },
  { name: 'WebKitGTK', device: gtk ? () => new WebKit(gtk, 'automated') : undefined, media: ['cache'] },
];

let script = '';
beforeAll(async () => {
  const entry = resolve(import.meta.dirname, '../storage/journal/mediumWorker.ts');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['es'], fileName: 'media' } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error('nothing was built');
  script = first.output[0].code;
});

const all = Object.fromEntries(Object.keys(mediumContract).map((name) => [name, 'kept']));

describe.each(kinds)('$name', ({ device, media }) => {
  it.skipIf(!device)(`keeps to what every medium of the second store keeps to: ${media.join(' and ')}`, async () => {
    here.wire.pages.set('/media.js', { type: 'text/javascript', body: script });
    const tablet = device?.() as Device;
    try {
      const screen = await tablet.start();
      // A page of the app's origin that is not the app.
      await screen.goto(`${here.wire.url}icons/icon-192.png`);
      await screen.ask(() => {
        const worker = new Worker('/media.js', { type: 'module' });
        const show = (text: string) => document.documentElement.setAttribute('data-media', text);
        worker.onmessage = ({ data }) => show(data);
        worker.onerror = ({ message }) => show(JSON.stringify({ error: message }));
      });
      const found = JSON.parse(await seen(screen, '[data-media]', 'data-media')) as Record<string, Findings>;
      expect(found).toEqual(
        Object.fromEntries(['opfs', 'cache'].map((kind) => [kind, media.includes(kind) ? all : 'none'])),
      );
    } finally {
      await tablet.dispose();
    }
  });
});
