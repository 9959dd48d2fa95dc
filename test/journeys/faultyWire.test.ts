import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { batches } from '../../src/lib/batches.ts';
import { Draws } from '../simulator/draws.ts';
import { sheetItems, sheetStructure } from '../simulator/sheet.ts';
import { desk } from '../support/desk.ts';
import { fill } from '../support/fill.ts';
import { howMany } from '../support/long.ts';
import { patience } from '../support/patience.ts';
import { shelve } from '../support/shelved.ts';
import type { Weather } from '../support/weather.ts';
import { Wire } from '../support/wire.ts';

/** `SEED=17 SCHEDULES=1 npm test -- test/journeys/faultyWire.test.ts`: this one again. */
const from = Number(process.env['SEED'] ?? 1);
const count = howMany('SCHEDULES', 10, 200);
/** A schedule waits for its networks up to ten seconds; the long form has two hundred. */
const timeLimitMs = 60_000 + count * 10_000;
/** Schedules at a time: each waits for its network most of the time. */
const atATime = 5;

const here = desk({ settings: { SEALED: 'no' } });
const sheet = { ...sheetStructure('1.0.0', 1_000_000, 'nl'), id: 'be.office.sheet' };

const html = { 'content-type': 'text/html; charset=utf-8' };
const portal = '<!doctype html><title>Welcome</title><p>Accept the terms to use this network.';

/** Some weather, as a seed has it. */
function weatherBy(draws: Draws): Weather {
  const instead = (status: number, headers: Record<string, string> = html, body = portal): Weather => ({
    ...{ kind: 'instead', status, headers, body },
  });
  const ms = draws.between(50, 1200);
  return (
    draws.oneOf<Weather>([
      { kind: 'clear' },
      { kind: 'lost' },
      { kind: 'answer-lost' },
      { kind: 'answer-cut' },
      { kind: 'cut' },
      { kind: 'swallowed', ms },
      { kind: 'late', ms },
      { kind: 'twice' },
      instead(200),
      instead(draws.oneOf([400, 401, 403, 409, 413, 422]) ?? 403),
      instead(draws.oneOf([429, 500, 502, 503, 504]) ?? 502, { ...html, 'retry-after': `${draws.between(1, 60)}` }, ''),
      instead(302, { location: 'https://portal.example/' }, ''),
    ]) ?? { kind: 'clear' }
  );
}

/** What was seen, of all schedules together. */
const met = {
  deliveries: 0,
  cuts: 0,
  killed: 0,
  reloaded: 0,
  further: 0,
  responses: 0,
  weather: new Map<string, number>(),
};

/** A receipt as a page showed it. */
interface Shown {
  readonly id: string;
  readonly code: string;
  readonly atMs: number;
}

/** Runs in each page: tells of every receipt, in the turn in which it is shown. */
function tellReceipts(): void {
  const told = new Set<string>();
  // The address is ahead of the page for a moment, in which the page is still that of another response.
  const idOf = new WeakMap<Element, string>();
  const look = () => {
    const drawn = document.querySelector('[data-delivery]');
    if (!drawn) return;
    const id = idOf.get(drawn) ?? location.hash.split('/')[2] ?? '';
    idOf.set(drawn, id);
    const code = document.querySelector('[data-delivery="delivered"] [data-receipt]')?.getAttribute('data-receipt');
    if (!code || told.has(id)) return;
    told.add(id);
    const { shown } = globalThis as unknown as { shown: (shown: Shown) => void };
    shown({ id, code, atMs: Date.now() });
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}

/** One respondent, whose network, browser and windows do what a seed has; in the end all is well. */
class Schedule {
  readonly #draws: Draws;
  readonly #wire: Wire;
  /** The digests of what went out of each response, and when the office had first given its receipt. */
  readonly #sent = new Map<string, Set<string>>();
  readonly #answeredMs = new Map<string, number>();
  readonly #shown: Shown[] = [];
  readonly #typed = new Map<string, Record<string, number>>();
  #pages: Page[];

  constructor(seed: number, wire: Wire, page: Page) {
    this.#draws = new Draws(seed);
    // The pages' own chance goes on whenever a delivery comes.
    const weather = new Draws(seed + 1_000_000);
    let left = this.#draws.between(1, 8);
    this.#wire = wire;
    this.#pages = [page];
    wire.onDelivery = (path, body) => {
      met.deliveries += 1;
      const id = path.split('/').at(-1) ?? '';
      const digests = this.#sent.get(id) ?? new Set<string>();
      this.#sent.set(id, digests.add(createHash('sha256').update(body).digest('hex')));
      if (left <= 0) return undefined;
      left -= 1;
      const one = weatherBy(weather);
      const name = one.kind === 'instead' ? `${one.kind} ${one.status}` : one.kind;
      met.weather.set(name, (met.weather.get(name) ?? 0) + 1);
      return one;
    };
    wire.onAnswer = (path, status) => {
      const id = path.split('/').at(-1) ?? '';
      if ((status === 200 || status === 201) && !this.#answeredMs.has(id)) this.#answeredMs.set(id, Date.now());
    };
    this.#endFaults = () => {
      left = 0;
    };
  }
  readonly #endFaults: () => void;

  async run(): Promise<void> {
    const context = this.#page.context();
    await context.exposeFunction('shown', (shown: Shown) => void this.#shown.push(shown));
    await context.addInitScript(tellReceipts);
    const responses = this.#draws.between(1, 2);
    for (let at = 0; at < responses; at += 1) {
      await this.#complete();
      for (let acts = this.#draws.between(1, 4); acts > 0; acts -= 1) await this.#act();
    }
    this.#endFaults();
    for (const id of this.#typed.keys()) await this.#delivered(id);
  }

  get #page(): Page {
    const [page] = this.#pages;
    if (!page) throw new Error('no page');
    return page;
  }

  /** Answers, and completes. */
  async #complete(): Promise<void> {
    const page = this.#page;
    await page.goto(this.#wire.url);
    await page.click(`[data-instrument="${sheet.id}"] [data-action="begin"]`);
    await page.waitForSelector(`[name="one"]:enabled`);
    const answers = Object.fromEntries(sheetItems.map((item) => [item, this.#draws.below(1_000_000)]));
    await fill(page, answers);
    this.#typed.set(idIn(page), answers);
    await page.click('[data-action="review"]');
    await page.click('[data-action="complete"]');
    await page.waitForSelector('[data-delivery]');
  }

  /** Something happens to the network, the browser or the windows. */
  async #act(): Promise<void> {
    const page = this.#page;
    const url = page.url();
    switch (this.#draws.below(6)) {
      case 0:
        met.cuts += 1;
        this.#wire.isCut = true;
        await this.#online();
        this.#wire.isCut = false;
        break;
      case 1: {
        met.killed += 1;
        // In the middle of an attempt, wherever that is.
        await page.evaluate(() => dispatchEvent(new Event('online')));
        const next = await page.context().newPage();
        await page.close();
        this.#pages = [next, ...this.#pages.slice(1)];
        await next.goto(url);
        break;
      }
      case 2:
        met.reloaded += 1;
        await page.reload();
        break;
      case 3: {
        met.further += 1;
        const other = await page.context().newPage();
        this.#pages.push(other);
        await other.goto(url);
        break;
      }
      default:
        await this.#online();
    }
    await this.#page.waitForSelector('[data-delivery]:not([data-delivery="sending"])');
  }

  /** Every window finds that the network is back, and sees what comes of it. */
  async #online(): Promise<void> {
    for (const page of this.#pages) await page.evaluate(() => dispatchEvent(new Event('online')));
    await this.#page.waitForSelector('[data-delivery]:not([data-delivery="sending"])');
  }

  /** Waits until a response is shown as received. */
  async #delivered(id: string): Promise<void> {
    const page = this.#page;
    await page.goto(`${this.#wire.url}#/r/${id}/delivery`);
    await page.waitForSelector('[data-delivery]');
    await vi.waitFor(
      async () => {
        await page.evaluate(() => dispatchEvent(new Event('online')));
        await page.waitForSelector('[data-delivery="delivered"]', { timeout: 400 });
      },
      { timeout: patience, interval: 50 },
    );
  }

  /** What is wrong, once all is over. */
  faults(): string[] {
    const faults: string[] = [];
    const expected = (is: boolean, what: string) => is || faults.push(what);
    const rows = here.office.delivered();
    met.responses += this.#typed.size;
    for (const [id, typed] of this.#typed) {
      const [row, ...more] = rows.filter((one) => one.id === id);
      const digests = [...(this.#sent.get(id) ?? [])];
      expected(row !== undefined && more.length === 0, `${id} is ${more.length + (row ? 1 : 0)} times at the office`);
      expected(digests.length === 1, `${id} went out as ${digests.length} documents`);
      expected(row?.bytesSha256 === digests[0] && row?.sha256 === digests[0], `the office has other bytes of ${id}`);
      expected(
        sheetItems.every((item) => row?.document.answers[item] === typed[item]),
        `${id} lost an answer`,
      );
      const shown = this.#shown.filter((one) => one.id === id);
      expected(shown.length > 0, `${id} was never shown as received`);
      for (const one of shown) {
        expected(one.code === row?.code, `${id} was shown with the code of another`);
        const answeredMs = this.#answeredMs.get(id) ?? Number.POSITIVE_INFINITY;
        expected(one.atMs >= answeredMs, `${id} was shown as received before the office had it`);
      }
    }
    return faults;
  }
}

const idIn = (page: Page): string => new URL(page.url()).hash.split('/')[2] ?? '';

it(
  'delivers each response once, as it was frozen, through whatever a wire does, and shows no receipt before',
  async () => {
    await shelve(here.office.data, sheet);
    const failures: object[] = [];
    const seeds = Array.from({ length: count }, (_, at) => from + at);
    const beganMs = performance.now();
    for (const some of batches(seeds, atATime))
      await Promise.all(
        some.map(async (seed) => {
          const wire = await Wire.lay(here.office.port);
          const body = JSON.stringify({ endpoint: 'api/v1', published: [{ id: sheet.id }] });
          wire.pages.set('/config.json', { type: 'application/json', body });
          const page = await here.another();
          const schedule = new Schedule(seed, wire, page);
          const again = `SEED=${seed} SCHEDULES=1 npm test -- test/journeys/faultyWire.test.ts`;
          await schedule.run().catch((cause: unknown) => failures.push({ again, fault: String(cause) }));
          await page.context().close();
          const faults = schedule.faults();
          if (faults.length > 0) failures.push({ again, faults });
          await wire.cut();
        }),
      );
    const seconds = Math.round((performance.now() - beganMs) / 1000);
    const { weather, ...rest } = met;
    console.log(`${count} schedules in ${seconds} s: ${JSON.stringify({ ...rest, ...Object.fromEntries(weather) })}`);
    expect(failures).toEqual([]);
    expect(met.deliveries).toBeGreaterThan(count);
  },
  timeLimitMs,
);
