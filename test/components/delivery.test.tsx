import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { response, type Stage } from '../../src/gallery/stage.ts';
import type { OpenLock } from '../../src/storage/lock/lockRecord.ts';
import type { OutboxRow } from '../../src/storage/rows.ts';
import { count, seen } from './sight.ts';
import { stageAt } from './stageAt.tsx';

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000 - 60_000).toISOString();
const delivery = `#/r/${response}/delivery`;

it.each([
  { days: 4, attempts: 7, state: 'queued', waits: '4' },
  { days: 3, attempts: 1, state: 'queued', waits: '3' },
  { days: 2, attempts: 7, state: 'queued', waits: undefined },
  // Nothing was tried: there was no network to try it over.
  { days: 4, attempts: 0, state: 'queued', waits: undefined },
  // What holds it up is said in other words.
  { days: 4, attempts: 7, state: 'paused', waits: undefined },
] as const)('says of a response that is $state for $days days, tried $attempts times: $waits', async (row) => {
  const { days, attempts, state, waits } = row;
  await stageAt(delivery, (stage) => stage.completed({ queuedAt: daysAgo(days), attempts, state }));
  await seen(`[data-delivery="${state}"] [data-action="send"]`);
  if (waits === undefined) return expect(count('[data-waits]')).toBe(0);
  const said = await seen(`[data-waits="${waits}"]`);
  expect(said.textContent).toContain(`wacht al ${waits} dagen`);
  return expect(said.textContent).toContain('helpdesk');
});

it('says why a response was refused, by the questions that it is about', async () => {
  const errors = [
    { item: 'B3b', fault: 'not-asked' },
    { item: 'A1', fault: 'check', check: 'K01' },
  ];
  await stageAt(delivery, (stage) =>
    stage.completed({ state: 'refused', refusal: { name: 'invalid-document', errors } }),
  );
  const said = await seen('[data-refusal="invalid-document"]');
  await expect
    .poll(() => [...said.querySelectorAll('li')].map(({ textContent }) => textContent))
    .toEqual(['B3b: deze vraag is niet gesteld', expect.stringMatching(/^A1: Dit is geen geheel getal/)]);
  expect(said.querySelector('a[href^="tel:"]')).not.toBeNull();
});

it('says what it tried, and whom to ask; offline neither an attempt nor a button first', async () => {
  const stage = await stageAt(delivery, (one) =>
    one.completed({ attempts: 3, lastAttemptAt: Date.parse('2026-11-26T12:43:00Z') }),
  );
  const send = await seen('[data-delivery="queued"] [data-action="send"]');
  await seen('[data-page="delivery"] a[href^="tel:"]');
  const tried = () =>
    seen('[data-page="delivery"]').then(({ textContent }) => /\d poging|Volgende poging/.test(textContent));
  expect(await tried()).toBe(true);
  expect(send.classList.contains('button--plain')).toBe(false);
  stage.online.value = false;
  await expect.poll(tried).toBe(false);
  expect((await seen('[data-action="send"]')).classList.contains('button--plain')).toBe(true);
  expect(count('[data-page="delivery"] a[href^="tel:"]')).toBe(1);
});

it.each(['delivered', {}] as const)('says for whom it is in the bar and in the title', async (outbox) => {
  await stageAt(delivery, (stage) => stage.completed(outbox));
  const bar = await seen('header [data-for-whom]');
  expect(bar.textContent).toContain('Bakkerij Peeters');
  await expect.poll(() => document.title).toBe('Verzending · Bakkerij Peeters · Veldwerk');
  location.hash = '#/';
  await seen('[data-page="start"]');
  expect(count('header [data-for-whom]')).toBe(0);
});

/** The rules of a style sheet and of those that it imports. */
const textsOf = (sheet: CSSStyleSheet): string[] =>
  [...sheet.cssRules].flatMap((rule) =>
    rule instanceof CSSImportRule ? (rule.styleSheet ? textsOf(rule.styleSheet) : []) : [rule.cssText],
  );

it('says on a receipt once of which survey it is', async () => {
  await stageAt(delivery, (stage) => stage.completed('delivered'));
  await expect
    .poll(() => document.querySelector('main')?.textContent.match(/Enquête naar het gebruik van ICT/g)?.length)
    .toBe(1);
  const page = await seen('main');
  expect(page.textContent).toContain('bereidwillige medewerking');
  expect(page.textContent.match(/FOD Economie/g)?.length).toBe(1);
  // It is printed without its links, as any paper is.
  const rules = [...document.styleSheets].flatMap((sheet) => textsOf(sheet));
  expect(rules.filter((rule) => rule.includes('[data-page="delivery"] .alone')).length).toBeGreaterThan(0);
});

const steps = () => [...document.querySelectorAll('.timeline > li')];

it('says step by step how far a response is, and announces what changes', async () => {
  const stage = await stageAt(delivery, (one) => {
    one.online.value = false;
    return one.completed({});
  });
  await seen('.timeline [data-stage="waiting"][data-why="offline"]');
  expect(steps().map((step) => step.getAttribute('data-stage'))).toEqual(['completed', 'waiting']);
  expect(steps()[0]?.querySelector('time')?.dateTime).toBe('2024-11-05T10:12:00.000Z');
  expect(steps()[1]?.getAttribute('aria-current')).toBe('step');
  // The title and what to do stand in regions that were there before they change.
  const title = await seen('h1[aria-live="polite"]');
  const next = await seen('[aria-live="polite"][data-next="connect"]');
  stage.online.value = true;
  await seen('.timeline [data-why="soon"]');
  expect(next.getAttribute('data-next')).toBe('wait');
  stage.sending.value = response;
  await seen('.timeline [data-stage="sending"]');
  expect(title.isConnected).toBe(true);
  expect(title.textContent).toBe('Bezig met verzenden');
  expect(count('[data-stage="received"]')).toBe(0);
  const receipt = {
    id: response,
    sha256: 'a'.repeat(64),
    receivedAt: '2024-11-05T10:20:00.000Z',
    code: '7K2M-9QXA-04TD',
  };
  await stage.store.write([{ kind: 'delivered', receipt }]);
  await seen('.timeline [data-stage="received"]');
  expect(title.textContent).toBe('Verzonden en ontvangen');
  expect(next.isConnected).toBe(true);
  expect(next.textContent).toContain('U hoeft niets meer te doen');
});

const [second, third] = ['019301a0-0000-7000-8000-000000000002', '019301a0-0000-7000-8000-000000000003'];
const arrived = (id: string) => ({
  id,
  sha256: 'a'.repeat(64),
  receivedAt: '2024-11-05T10:20:00.000Z',
  code: '7K2M-9QXA-04TD',
});

it('says in the list where each one is, and how many of several are sent', async () => {
  const stage = await stageAt('#/', async (one) => {
    one.config.value = { endpoint: 'api/v1', instruments: ['be.statbel.ict-2024'] };
    await one.completed({});
    await one.completed({}, { id: second, label: 'Garage Maes' });
    await one.completed('delivered', { id: third, label: 'Apotheek Claes' });
  });
  const standing = (id: string) => seen(`[data-response="${id}"] .standing`);
  expect((await standing(response)).textContent).toMatch(/^Wacht op verzending · /);
  expect((await standing(third)).textContent).toMatch(
    /^Ontvangen door de instantie, 5 november 2024 .*7K2M-9QXA-04TD$/,
  );
  const news = await seen('main > [role="status"]');
  expect(news.textContent).toBe('');
  stage.sending.value = response;
  await expect.poll(() => news.textContent).toBe('0 van 2 verzonden');
  await stage.store.write([{ kind: 'delivered', receipt: arrived(response) }]);
  await expect.poll(() => news.textContent).toBe('1 van 2 verzonden');
  await stage.store.write([{ kind: 'refused', response: second, refusal: { name: 'invalid-document', errors: [] } }]);
  stage.sending.value = undefined;
  await expect.poll(() => news.textContent).toBe('Garage Maes: Niet aanvaard');
  expect((await standing(second)).textContent).toBe('Niet aanvaard · De instantie vond fouten in de antwoorden.');
});

describe('what is said of closing the app', () => {
  const standing = async (prepare: (stage: Stage) => void, outbox: Partial<OutboxRow> = {}) => {
    const stage = await stageAt(delivery, (one) => {
      prepare(one);
      return one.completed(outbox);
    });
    return { stage, said: (await seen('[data-closed]')).dataset['closed'] };
  };
  const itself = (stage: Stage) => {
    stage.byItself.value = true;
  };
  const locked = (stage: Stage) => {
    stage.lock = { open: signal({} as OpenLock), handover: signal(undefined), minutes: 10, now: () => {} };
  };

  const lockedItself = (stage: Stage) => {
    itself(stage);
    locked(stage);
  };

  it.each<[string, (stage: Stage) => void, Partial<OutboxRow>]>([
    ['page', () => {}, {}],
    ['itself', itself, {}],
    // Without its key, nothing but what is sealed for the office can be sent.
    ['locked', locked, {}],
    ['itself', lockedItself, { media: 'application/jose' }],
  ])('is "%s", and is said once', async (expected, prepare, outbox) => {
    const { stage, said } = await standing(prepare, outbox);
    expect(said).toBe(expected);
    const { textContent } = await seen('[data-page="delivery"]');
    expect(textContent.match(/app sluiten|app dicht/g)).toHaveLength(1);
    // On its card, only what the respondent has to do.
    stage.online.value = false;
    location.hash = '#/';
    await seen('[data-response] .standing[data-why="offline"]');
    expect(count('[data-response] [data-closed]')).toBe(expected === 'itself' ? 0 : 1);
  });

  it('is nothing where something else has to be done first', async () => {
    await stageAt(delivery, (one) => {
      itself(one);
      return one.completed({ state: 'paused' });
    });
    await seen('[data-next="replace"]');
    expect([count('[data-closed]'), count('[data-action="notify"]')]).toEqual([0, 0]);
  });

  it('offers to tell what arrived, once the browser sends by itself, and keeps in which language', async () => {
    const leave = vi.spyOn(Notification, 'permission', 'get').mockReturnValue('default');
    onTestFinished(() => void leave.mockRestore());
    const asking = vi.spyOn(Notification, 'requestPermission').mockImplementation(async () => {
      leave.mockReturnValue('granted');
      return 'granted';
    });
    onTestFinished(() => asking.mockRestore());
    const { stage } = await standing(() => {});
    expect(count('[data-action="notify"]')).toBe(0);
    stage.byItself.value = true;
    (await seen('[data-action="notify"]')).click();
    expect((await seen('[data-notices="told"]')).textContent).toContain('melding');
    await expect.poll(() => document.activeElement?.getAttribute('data-notices')).toBe('told');
    expect(count('[data-action="notify"]')).toBe(0);
    expect(await stage.store.setting('arrivals')).toEqual({ language: 'nl' });
  });

  it('says so where the browser allows none', async () => {
    const leave = vi.spyOn(Notification, 'permission', 'get').mockReturnValue('default');
    onTestFinished(() => void leave.mockRestore());
    const asking = vi.spyOn(Notification, 'requestPermission').mockResolvedValue('denied');
    onTestFinished(() => asking.mockRestore());
    const { stage } = await standing(itself);
    (await seen('[data-action="notify"]')).click();
    expect((await seen('[data-notices="refused"]')).textContent).toContain('geen meldingen');
    expect(await stage.store.setting('arrivals')).toBeUndefined();
  });
});
