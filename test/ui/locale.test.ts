import { beforeEach, expect, it, vi } from 'vitest';

/** The module anew, as a page has it. */
async function fresh() {
  vi.resetModules();
  vi.stubGlobal('document', { documentElement: { lang: '' } });
  return import('../../src/ui/locale.ts');
}

let page: Awaited<ReturnType<typeof fresh>>;
beforeEach(async () => {
  page = await fresh();
});

it('has no words that were not loaded: to use them is an error, not a blank', async () => {
  expect(() => page.locale.value.words.review.title).toThrow('"review"');
  await page.needWords(['review']);
  expect(page.locale.value.words.review.title).toBe('Nakijken en verzenden');
});

it('can say in every language that something could not be loaded', async () => {
  for (const language of ['nl', 'fr', 'de', 'en'] as const) {
    await page.setLocale(language);
    expect(page.locale.value.words.notLoaded.title).not.toBe('');
  }
});

it('changes the language once all that is shown has its words in it', async () => {
  await page.needWords(['app', 'review']);
  const changed = page.setLocale('de');
  expect(page.locale.value.language).toBe('nl');
  await changed;
  expect(page.locale.value.language).toBe('de');
  expect(document.documentElement.lang).toBe('de');
  expect(page.locale.value.words.app.language).toBe('Sprache');
  expect(page.locale.value.words.review.title).not.toBe('Nakijken en verzenden');
});

it('gives a page its words in the language that it is drawn in, however they are asked for at once', async () => {
  await page.needWords(['app']);
  await Promise.all([
    page.setLocale('fr'),
    page.needWords(['search']),
    page.setLocale('en'),
    page.needWords(['print']),
  ]);
  expect(page.locale.value.language).toBe('en');
  const { app, search, print } = page.locale.value.words;
  for (const said of [app.language, search.title, print.action]) expect(said).not.toBe('');
});
