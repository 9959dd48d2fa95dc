// Measures the views of the office's page on N simulated responses (default 100,000), on SQLite and PostgreSQL. A folder in
// DATA_DIR that `survey simulate` has filled is taken as it is, in its place.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatedArrival } from '../../src/cli/survey/simulatedArrival.ts';
import { type CodeKey, openCodeKey } from '../../src/collector/codeKey.ts';
import { readCollectorConfig, readStoreConfig } from '../../src/collector/collectorConfig.ts';
import { hashOf } from '../../src/collector/sender.ts';
import { startServer } from '../../src/collector/server.ts';
import { openStore } from '../../src/collector/store/openStore.ts';
import { openPostgres } from '../../src/collector/store/postgres.ts';
import { databaseFile } from '../../src/collector/store/sqlite.ts';
import { queryRow } from '../../src/collector/store/statement.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { copiedTables, copyStore } from '../../src/collector/storeCopy.ts';
import { officeRights } from '../../src/protocol/officeRights.ts';
import { newToken } from '../../src/protocol/token.ts';
import { caseHistory } from '../../src/simulation/caseHistory.ts';
import { newSimulation } from '../../src/simulation/simulation.ts';
import { bytesOf, delivery, documentOf, idOf } from '../collector/documents.ts';
import { ict2024 } from '../support/ict2024.ts';
import { addressOf, PostgresServer, wantPostgres } from '../support/postgres.ts';
import { examplesIn } from './officeExamples.ts';

const number = Number(process.argv[2] ?? 100_000);
if (!Number.isSafeInteger(number) || number < 1) throw new Error('usage: bench:office [-- NUMBER]');

/** Each is asked for so often, once for the first time before. */
const turns = 7;
/** Of a hundred cases so many responses come. */
const responsesOfCases = 0.645;
const today = new Date().toISOString().slice(0, 10);

/** The settings of a collector. */
interface Environment {
  readonly DATA_DIR: string;
  readonly DATABASE_URL?: string;
}

/** Fills a store by the ways of a real survey, and says how long that took. */
async function fill(store: Store, key: CodeKey): Promise<void> {
  const begun = performance.now();
  const simulation = newSimulation('2024', ict2024, today);
  const arrival = new SimulatedArrival(store, key, ict2024.id);
  const cases = Math.ceil(number / responsesOfCases);
  for (let first = 1; first <= cases; first += 1024) {
    const some = Array.from({ length: Math.min(1024, cases - first + 1) }, (_, at) =>
      caseHistory(simulation, first + at),
    );
    await arrival.takeIn(some, simulation.period.invitedAt);
  }
  await arrival.finish();
  const { stored, refused, unexpected } = arrival.arrived;
  if (unexpected.length > 0) throw new Error(unexpected.slice(0, 5).join('\n'));
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.error(`${cases} cases, ${stored} responses, ${refused} refused in ${seconds} s`);
}

/** A collector with the page, and somebody signed in with every right. */
async function officeOn(environment: Environment, token: string) {
  const settings = {
    ...environment,
    INTAKE: 'open',
    PORT: '0',
    HOST: '127.0.0.1',
    OFFICE_PORT: '0',
    DRAIN_SECONDS: '0',
  };
  const config = readCollectorConfig(settings, { on: 'all' });
  if (!config.ok) throw new Error(JSON.stringify(config.fault));
  const started = await startServer(config.value);
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  const { url, officeUrl: origin = '', close } = started.value;
  const own = { 'Sec-Fetch-Site': 'same-origin', Origin: origin };
  const ask = (path: string, init: RequestInit = {}) => fetch(`${origin}/api${path}`, init);
  const signedIn = await ask('/session', { method: 'POST', headers: own, body: JSON.stringify({ token }) });
  const headers = { ...own, Cookie: signedIn.headers.get('Set-Cookie')?.split(';')[0] ?? '' };
  return {
    url,
    get: (path: string) => ask(path, { headers }),
    post: (path: string, body: object) => ask(path, { method: 'POST', headers, body: JSON.stringify(body) }),
    close,
  };
}

interface Measured {
  readonly what: string;
  readonly first: number;
  readonly median: number;
  readonly worst: number;
  readonly kilobytes: number;
}

async function measured(what: string, ask: () => Promise<Response>): Promise<Measured> {
  const times: number[] = [];
  let bytes = 0;
  for (let turn = 0; turn <= turns; turn += 1) {
    const begun = performance.now();
    const answer = await ask();
    bytes = (await answer.arrayBuffer()).byteLength;
    times.push(performance.now() - begun);
    if (answer.status !== 200) throw new Error(`${what}: ${answer.status}`);
  }
  const [first = 0, ...later] = times;
  const ordered = later.toSorted((one, other) => one - other);
  const median = ordered[Math.floor(ordered.length / 2)] ?? 0;
  return { what, first, median, worst: ordered.at(-1) ?? 0, kilobytes: bytes / 1024 };
}

async function measureAll(environment: Environment, prepared: Prepared): Promise<Measured[]> {
  const office = await officeOn(environment, prepared.token);
  try {
    const all: Measured[] = [];
    for (const [path, examples] of prepared.examples)
      for (const example of examples) {
        const query = example.includes('?') ? example.slice(example.indexOf('?')) : '';
        all.push(await measured(path + query, () => office.get(example)));
      }
    for (const [what, words] of Object.entries(searches))
      all.push(await measured(`search for ${what}`, () => office.post('/search', { words })));
    return all;
  } finally {
    await office.close();
  }
}

/** What a respondent waits who sends one response after the other, in milliseconds: alone, and while the counts are read anew. */
async function waitsBeside(
  environment: Environment,
  { token }: Prepared,
): Promise<Record<'alone' | 'beside', number[]>> {
  const office = await officeOn(environment, token);
  const put = async (): Promise<number> => {
    sent += 1;
    const id = idOf(sent);
    const request = await delivery(bytesOf(documentOf(id, { more: { simulated: true } })));
    const begun = performance.now();
    const { status } = await fetch(`${office.url}/api/v1/responses/${id}`, request);
    if (status !== 201) throw new Error(`answered ${status}`);
    return performance.now() - begun;
  };
  try {
    for (let turn = 0; turn < 30; turn += 1) await put();
    const alone: number[] = [];
    for (let turn = 0; turn < 100; turn += 1) alone.push(await put());
    // The first reading of a collector: no earlier one is given.
    let reading = true;
    const read = office.get('/glance').then(async (answer) => {
      await answer.arrayBuffer();
      reading = false;
    });
    const beside: number[] = [];
    while (reading) beside.push(await put());
    await read;
    return { alone, beside };
  } finally {
    await office.close();
  }
}

/** So many responses were sent beside those that the database was filled with; no run begins with the ids of another. */
let sent = Date.now();

const searches = {
  'a case': 'SIM-00042',
  'a number': '0000.004.255',
  'a name': 'gesimuleerd 00042',
  nobody: 'nobody at all',
};

/** A database that is filled: the token of an officer, and what to ask for. */
interface Prepared {
  readonly token: string;
  readonly examples: ReadonlyMap<string, readonly string[]>;
}

async function prepare(environment: Environment, isFilled: boolean): Promise<Prepared> {
  const config = readStoreConfig({ ...environment });
  const opened = config.ok ? await openStore(config.value, { timeoutMs: 60_000 }) : config;
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const store = opened.value;
  try {
    const key = openCodeKey(join(environment.DATA_DIR, 'code.key'));
    if (!key.ok) throw new Error(key.fault);
    await store.codeKey(key.value.fingerprint);
    if (!isFilled) await fill(store, key.value);
    // A key with every right is added, and responses.
    if (await store.holdsReal()) throw new Error('not everything in this database is simulated');
    const token = newToken();
    const officer = { name: 'Bench', rights: officeRights, hash: hashOf(token) };
    await store.addOfficeToken(officer, new Date().toISOString());
    return { token, examples: await examplesIn(store) };
  } finally {
    await store.close();
  }
}

/** Fills a database, unless it is, measures, and prints a table. */
async function bench(name: string, environment: Environment, isFilled: boolean): Promise<void> {
  const prepared = await prepare(environment, isFilled);
  const all = await measureAll(environment, prepared);
  const { alone, beside } = await waitsBeside(environment, prepared);
  console.log(`\n${name}\n\n| view | first | median | slowest | answer |\n| --- | --- | --- | --- | --- |`);
  for (const { what, first, median, worst, kilobytes } of all) {
    const times = [first, median, worst].map((ms) => `${ms.toFixed(0)} ms`);
    console.log(`| \`${what}\` | ${times.join(' | ')} | ${kilobytes.toFixed(0)} kB |`);
  }
  console.log(
    `\nA respondent who sends one response after the other waits, while the counts are read for the first time:\n`,
  );
  console.log('| beside | responses | median | longest |\n| --- | --- | --- | --- |');
  for (const [what, times] of Object.entries({ nothing: alone, 'the counts': beside })) {
    const ordered = times.toSorted((one, other) => one - other);
    const [median = 0, longest = 0] = [ordered[Math.floor(ordered.length / 2)], ordered.at(-1)];
    console.log(`| ${what} | ${times.length} | ${median.toFixed(1)} ms | ${longest.toFixed(1)} ms |`);
  }
}

/** Copies what was measured into PostgreSQL, which is faster than the ways of a survey. */
async function copyTo(url: string): Promise<void> {
  const to = await openPostgres(addressOf(url), { timeoutMs: 60_000 });
  if (!to.ok) throw new Error(JSON.stringify(to.fault));
  try {
    const compared = await copyStore({ from: databaseFile(folder), to: to.value, onProgress: () => undefined });
    const differences = compared.filter(({ difference }) => difference !== undefined);
    if (differences.length > 0) throw new Error(JSON.stringify(differences));
    // As PostgreSQL does by itself a minute after so much came in.
    for (const { name } of copiedTables) await to.value.write(() => queryRow(`ANALYZE ${name}`));
  } finally {
    await to.value.close();
  }
}

const given = process.env['DATA_DIR'];
const folder = given ?? mkdtempSync(join(tmpdir(), 'veldwerk-bench-'));
try {
  await bench('SQLite', { DATA_DIR: folder }, given !== undefined);
  const programs = wantPostgres();
  if (programs) {
    const server = await PostgresServer.make(programs, ["shared_buffers = '256MB'", "max_wal_size = '4GB'"]);
    try {
      const url = server.url('', await server.newUser());
      await copyTo(url);
      await bench('PostgreSQL', { DATA_DIR: folder, DATABASE_URL: url }, true);
    } finally {
      await server.dispose();
    }
  }
} finally {
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
}
