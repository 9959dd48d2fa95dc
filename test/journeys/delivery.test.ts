import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { collector } from '../cli/run.ts';
import { considered, shortest } from '../support/answerSheet.ts';
import { desk } from '../support/desk.ts';
import { Office } from '../support/office.ts';
import type { Respondent } from '../support/respondent.ts';
import type { Weather } from '../support/weather.ts';

const here = desk();
const secret = 'vier woorden zijn genoeg';

async function completed(): Promise<Respondent> {
  const jan = here.respondent(shortest);
  await jan.open(here.wire.url);
  await jan.begin();
  await jan.answerRest();
  await jan.complete();
  return jan;
}

const state = (jan: Respondent) => jan.page.getAttribute('[data-delivery]', 'data-delivery');

/** Takes what waits along in a file under a passphrase. */
async function takenAlong({ page }: Respondent): Promise<{ readonly file: string; readonly passphrase: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'veldwerk-carried-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await page.click('[data-action="to-carry"]');
  await page.fill('[data-passphrase="carry"]', secret);
  await page.fill('[data-passphrase="carry-again"]', secret);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-action="carry"]')]);
  const [file, passphrase] = [join(folder, download.suggestedFilename()), join(folder, 'passphrase.txt')];
  await download.saveAs(file);
  writeFileSync(passphrase, `${secret}\n`);
  return { file, passphrase };
}

const ours = (name: string, status: number): Weather => ({
  kind: 'instead',
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({
    type: `urn:veldwerk:problem:${name}`,
    title: name,
    status,
    errors: [{ item: 'D3', fault: 'off-route' }],
  }),
});

/** Waits until a delivery was tried `times` times and the tablet has drawn its conclusion. */
async function tried(jan: Respondent, times: number): Promise<void> {
  while (here.wire.tried < times) await jan.page.waitForEvent('requestfinished', { timeout: 90_000 }).catch(() => {});
  await jan.page.waitForSelector('[data-delivery]:not([data-delivery="sending"])');
}

describe('delivery', () => {
  it('gives one row and the first receipt where the answer was lost and the same bytes were sent again', async () => {
    here.wire.weather = { kind: 'answer-lost' };
    const before = here.office.delivered().length;
    const jan = await completed();
    await expect.poll(() => here.wire.tried, { timeout: 60_000 }).toBeGreaterThan(1);
    expect(await state(jan)).not.toBe('delivered');
    const [first] = here.office.delivered().slice(before);
    here.wire.weather = { kind: 'clear' };
    const code = await jan.receipt();
    const rows = here.office.delivered().slice(before);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toEqual(first);
    expect(code).toBe(first?.code);
  });

  it('begins also where completion is pressed in the first moment of its page', async () => {
    const jan = here.respondent(shortest);
    await jan.open(here.wire.url);
    await jan.begin();
    await jan.answerRest();
    await jan.page.evaluate(() => {
      const pressing = new MutationObserver(() => {
        const button = document.querySelector<HTMLElement>('[data-action="complete"]');
        if (!button) return;
        pressing.disconnect();
        button.click();
      });
      pressing.observe(document.body, { subtree: true, childList: true });
    });
    await jan.page.click('[data-action="review"]');
    await jan.receipt();
  });

  it.each<[string, Weather]>([
    [
      'a portal’s 200 with HTML',
      { kind: 'instead', status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Log in</h1>' },
    ],
    [
      'a receipt for something else',
      {
        kind: 'instead',
        status: 201,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          id: 'x',
          sha256: '0'.repeat(64),
          receivedAt: '2026-01-01T00:00:00Z',
          code: 'AAAA-AAAA-AAAA',
        }),
      },
    ],
    ['a proxy’s 400', { kind: 'instead', status: 400, headers: { 'content-type': 'text/html' }, body: 'Bad request' }],
    ['a 500', { kind: 'instead', status: 500, headers: {}, body: '' }],
    ['a redirect', { kind: 'instead', status: 302, headers: { location: 'https://portal.example/' }, body: '' }],
    ['a damaged transfer', ours('digest-mismatch', 400)],
    ['a collector older than the app', ours('unknown-instrument', 422)],
  ])('keeps it queued on %s, and delivers it later', async (_name, weather) => {
    const before = here.office.delivered().length;
    here.wire.weather = weather;
    const jan = await completed();
    await tried(jan, 1);
    await expect.poll(() => state(jan)).toBe('queued');
    here.wire.weather = { kind: 'clear' };
    await jan.sendNow();
    await jan.receipt();
    expect(here.office.delivered()).toHaveLength(before + 1);
  });

  it('pauses on a 401 of ours, and goes on once it is authorised', async () => {
    here.wire.weather = ours('unauthorised', 401);
    const jan = await completed();
    await jan.page.waitForSelector('[data-delivery="paused"]');
    here.wire.weather = { kind: 'clear' };
    await jan.page.reload();
    await jan.receipt();
  });

  it('puts a refused one aside with the reason, which holds up no other, and sends the same again on demand', async () => {
    here.wire.weather = ours('invalid-document', 422);
    const jan = await completed();
    await jan.page.waitForSelector('[data-delivery="refused"]');
    expect(await jan.page.textContent('[data-refusal="invalid-document"]')).toContain('D3');
    const refusedAt = jan.page.url();
    const tries = here.wire.tried;

    here.wire.weather = { kind: 'clear' };
    const an = here.respondent(considered, 2);
    await an.page.goto(here.wire.url);
    await an.begin();
    await an.answerRest();
    await an.complete();
    await an.receipt();
    expect(here.wire.tried).toBe(tries + 1);

    await jan.page.goto(refusedAt);
    await jan.page.waitForSelector('[data-delivery="refused"]');
    await jan.page.click('[data-action="send"]');
    await jan.receipt();
  });

  it('goes by a file through another device, whose receipt comes back in a file, and is one response', async () => {
    const before = here.office.delivered().length;
    here.wire.weather = { kind: 'instead', status: 503, headers: { 'retry-after': '600' }, body: '' };
    const jan = await completed();
    await jan.page.waitForSelector('.timeline [data-why="until"]');
    const delivery = jan.page.url();
    const { file } = await takenAlong(jan);
    here.wire.weather = { kind: 'clear' };
    const other = await here.another();
    await other.goto(`${here.wire.url}#/storage`);
    await other.setInputFiles('#carried-file', file);
    await other.fill('[data-passphrase="carried-in"]', secret);
    await other.click('[data-action="open-carried"]');
    await other.waitForSelector('[data-carried-in="responses"] [data-effect="new"]');
    const [back] = await Promise.all([other.waitForEvent('download'), other.click('[data-action="give-back"]')]);
    await jan.page.setInputFiles('#carried-file', await back.path());
    await jan.page.waitForSelector('[data-receipts-noted]');
    await jan.page.goto(delivery);
    await jan.page.waitForSelector('.timeline [data-stage="brought"]');
    await jan.page.click('[data-action="send"]');
    const code = await jan.receipt();
    expect(
      here.office
        .delivered()
        .slice(before)
        .map((row) => row.code),
    ).toEqual([code]);
  });

  it('is sent by a page that was open before there was anything to send', async () => {
    here.wire.weather = { kind: 'instead', status: 503, headers: {}, body: '' };
    const jan = here.respondent(shortest);
    await jan.open(here.wire.url);
    const watching = await jan.page.context().newPage();
    await watching.goto(here.wire.url);
    await watching.waitForSelector('[data-page="start"]');
    await jan.page.bringToFront();
    await jan.begin();
    await jan.answerRest();
    await jan.complete();
    await jan.page.close();
    here.wire.weather = { kind: 'clear' };
    // Polled: a window in the background draws no frames to wait for.
    await expect
      .poll(() => watching.textContent('[data-response]'), { timeout: 60_000 })
      .toContain('Ontvangen door de instantie');
  });

  it('sends nothing anywhere while nobody has said where to; it can be carried there meanwhile, and is one response', async () => {
    const before = here.office.delivered().length;
    here.wire.pages.set('/config.json', { type: 'application/json', body: '{"endpoint": 5}' });
    const jan = await completed();
    await expect.poll(() => state(jan)).toBe('queued');
    await jan.page.click('[data-action="send"]');
    await jan.page.waitForSelector('main >> text=pogingen');
    expect(here.wire.tried).toBe(0);
    const delivery = jan.page.url();
    const carried = await takenAlong(jan);
    const ran = await collector(['ingest', carried.file, '--passphrase-file', carried.passphrase], {
      DATA_DIR: here.office.data,
      INTAKE: 'open',
    });
    expect([ran.code, ran.error]).toEqual([0, 'collector: 1 stored, 0 were here already, 0 not taken\n']);
    const rows = here.office.delivered().slice(before);
    await jan.page.goto(delivery);
    expect(await state(jan)).toBe('queued');
    here.wire.pages.delete('/config.json');
    await jan.page.reload();
    expect(await jan.receipt()).toBe(rows[0]?.code);
    await jan.page.waitForSelector('.timeline [data-stage="received"]');
    expect(here.office.delivered().slice(before)).toEqual(rows);
  });

  it('goes to an endpoint on another origin, also where the office moved it after the app was installed', async () => {
    await here.withWorker();
    const elsewhere = await Office.open({ CORS_ORIGINS: new URL(here.wire.url).origin });
    try {
      const jan = here.respondent(shortest);
      await jan.open(here.wire.url);
      const endpoint = new URL('api/v1', elsewhere.url);
      here.wire.pages.set('/config.json', {
        type: 'application/json',
        body: JSON.stringify({ endpoint: endpoint.href }),
      });
      here.wire.policy = (policy) => policy.replace("connect-src 'self'", `connect-src 'self' ${endpoint.origin}`);
      // The start that reads the new address still has the old policy; the one after it has both.
      await jan.page.reload();
      await expect
        .poll(() =>
          jan.page.evaluate(async () =>
            (await caches.match('index.html', { ignoreSearch: true }))?.headers.get('content-security-policy'),
          ),
        )
        .toContain(endpoint.origin);
      await jan.page.reload();
      const before = here.office.delivered().length;
      await jan.begin();
      await jan.answerRest();
      await jan.complete();
      await jan.receipt();
      expect(elsewhere.delivered()).toHaveLength(1);
      expect(here.office.delivered()).toHaveLength(before);
    } finally {
      await elsewhere.close();
    }
  });
});
