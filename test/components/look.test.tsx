import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import { shownLogo } from '../../src/ui/look/shownLogo.ts';
import { drawLook } from '../../src/wiring/look.ts';
import { show } from './show.tsx';
import { seen } from './sight.ts';

const colours = { light: { accent: '#7a1f3d', text: '#ffffff' }, dark: { accent: '#f3a9c0', text: '#2b0a15' } };
const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1H0z"/></svg>';
const logo = { file: 'logo.svg', alt: { nl: 'Het bureau', fr: 'Le bureau' } };

const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
const warned = () => warn.mock.calls.map(([line]) => String(line));
const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name);
const answerWith = (reply: () => Response | Promise<Response>) => vi.stubGlobal('fetch', async () => reply());
const store = () => tableStore(memoryTables());

beforeEach(() => {
  warn.mockClear();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await drawLook(store(), {}, false);
});

describe('colours of an office', () => {
  it("take the place of the app's, and give it back", async () => {
    const own = token('--accent');
    await drawLook(store(), { colours }, true);
    expect([token('--accent'), token('--accent-ink')]).toEqual(['#7a1f3d', '#ffffff']);
    await show('#/', '[data-page="start"]');
    expect(getComputedStyle(await seen('[data-action="begin"]')).backgroundColor).toBe('rgb(122, 31, 61)');
    await drawLook(store(), {}, true);
    expect(token('--accent')).toBe(own);
    expect(warned()).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    ['are hard to read', { ...colours, dark: { accent: '#0b5569', text: '#ffffff' } }, /dark: accent on paper .*:1/],
    ['do not read', { light: colours.light }, /do not read/],
    ['are no colours', { ...colours, light: { accent: 'red;}', text: '#ffffff' } }, /do not read/],
  ])('are left where they %s, and the console says so', async (_what, given, said) => {
    const own = token('--accent');
    await drawLook(store(), { colours: given }, true);
    expect(token('--accent')).toBe(own);
    expect(warned()).toEqual([expect.stringMatching(said)]);
  });
});

describe("an office's logo", () => {
  it('is drawn with its words, and kept for a start without a network', async () => {
    const device = store();
    answerWith(() => new Response(picture, { headers: { 'Content-Type': 'image/svg+xml' } }));
    await drawLook(device, { logo }, true);
    await show('#/', '[data-page="start"]', undefined, 'fr');
    const image = await seen('img[data-logo]');
    expect(image.getAttribute('alt')).toBe('Le bureau');
    await vi.waitUntil(() => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0);

    shownLogo.value = undefined;
    answerWith(() => Promise.reject(new TypeError('no network')));
    await drawLook(device, { logo }, false);
    expect((await seen('img[data-logo]')).getAttribute('src')).toBe(image.getAttribute('src'));
    await drawLook(device, { logo }, true);
    await seen('img[data-logo]');
    // A portal's page in its place is no logo, and takes none away.
    answerWith(() => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html; charset=utf-8' } }));
    await drawLook(device, { logo }, true);
    await seen('img[data-logo]');
    expect(warned()).toEqual([]);
  });

  it.each<[string, Response, string]>([
    ['missing', new Response('', { status: 404 }), 'is missing'],
    ['unsafe', new Response(picture.replace('<path', '<script/><path')), 'is an SVG with a script'],
    ['too large', new Response(picture + ' '.repeat(50_000)), 'has more than 50 kB'],
    ['no image', new Response('{}'), 'is no PNG, WebP or SVG'],
    ['out of reach, and never was here', new Response('', { status: 503 }), 'is unreachable'],
  ])('is left out where it is %s, and the console says so', async (_what, reply, said) => {
    answerWith(() => reply);
    await drawLook(store(), { logo }, true);
    expect(shownLogo.value).toBeUndefined();
    expect(warned()).toEqual([`config.json: office.logo is not shown: it ${said}`]);
  });

  it('is left out where its description does not read', async () => {
    await drawLook(store(), { logo: { file: '../logo.svg', alt: 'x' } }, true);
    expect(shownLogo.value).toBeUndefined();
    expect(warned()).toEqual(['config.json: office.logo is not shown: it does not read']);
  });
});
