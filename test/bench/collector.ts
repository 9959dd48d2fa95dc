import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { said } from '../support/said.ts';
import { prepare } from './deliveries.ts';
import type { Loaded, LoadOrder } from './load.ts';

/**
 * How many responses a second a collector takes, beside what plain inserts of the same rows reach in the same run; with
 * `--slow-flush` where each flush takes 4 ms more; then what four bad senders cost a respondent.
 */
const slow = process.argv.includes('--slow-flush');
const onlyBad = process.argv.includes('--bad-senders');
const slices = Number(process.env['SLICES'] ?? 3);
const sliceMs = Number(process.env['SLICE_MS'] ?? 3000);
const together = [1, 8, 32, 64];

const folder = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'veldwerk-bench-'));
const file = join(folder, 'responses.ndjson');
const here = (name: string) => join(import.meta.dirname, name);
const command = join(import.meta.dirname, '..', '..', 'src', 'cli', 'collector.ts');
const children: ChildProcess[] = [];

/** The library that makes flushes slow, built where there is a compiler. */
function slowFlush(): string | undefined {
  const built = join(folder, 'slowFlush.so');
  const compiler = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', built, here('slowFlush.c'), '-ldl']);
  return compiler.status === 0 ? built : undefined;
}

async function worker(name: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = fork(here(name), words, { env: { ...process.env, ...env } });
  children.push(child);
  await once(child, 'message');
  return child;
}

async function ask<Answer>(child: ChildProcess, order: LoadOrder | number): Promise<Answer> {
  const answered = once(child, 'message');
  child.send(order);
  const [answer] = await answered;
  return answer as Answer;
}

/** The collector in a process of its own, with tokens, metrics and its log, as an office runs it. */
async function collector(dataDir: string, env: NodeJS.ProcessEnv): Promise<{ port: number; pid: number }> {
  const profile = process.argv.includes('--profile') ? ['--cpu-prof', '--cpu-prof-dir', tmpdir()] : [];
  const child = spawn(process.execPath, [...profile, command, 'serve', '--no-pages'], {
    env: {
      ...process.env,
      ...env,
      PORT: '0',
      HOST: '127.0.0.1',
      INTAKE: 'invited',
      DATA_DIR: dataDir,
      METRICS_PORT: '0',
    },
    stdio: ['ignore', 'pipe', openSync(join(folder, 'log'), 'a')],
  });
  children.push(child);
  const [, url] = await said(child.stdout, /The collector is at (\S+)\/api\/v1\n/);
  return { port: Number(new URL(String(url)).port), pid: child.pid ?? 0 };
}

/** Seconds of processor time that a process has had, where the system tells (Linux, in hundredths). */
function processorSeconds(pid: number | undefined): number {
  if (!existsSync(`/proc/${pid}/stat`)) return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const row = (...cells: readonly (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
const inMs = (number: number) => number.toFixed(number < 10 ? 1 : 0);

/** Slices of deliveries and of inserts by turns, so that whatever else the machine does meets both. */
async function throughput({ port, pid }: Awaited<ReturnType<typeof collector>>, env: NodeJS.ProcessEnv): Promise<void> {
  const load = await worker('load.ts', [file], {});
  const inserts = await worker('inserts.ts', [file, join(folder, 'plain.sqlite')], env);
  row('at once', 'PUT/s', 'p50 ms', 'p99 ms', 'max ms', 'INSERT/s', 'ratio', 'CPU ms a PUT', 'an INSERT', 'not 201');
  row(...Array<string>(10).fill('---'));
  for (const connections of together) {
    const puts: Loaded[] = [];
    const rates: number[] = [];
    const processor = { put: 0, insert: 0 };
    for (let slice = 0; slice < slices; slice += 1) {
      const before = [processorSeconds(inserts.pid), processorSeconds(pid)] as const;
      rates.push(await ask<number>(inserts, sliceMs));
      puts.push(await ask<Loaded>(load, { port, connections, ms: sliceMs, pauseMs: 0, of: 'responses' }));
      processor.insert += processorSeconds(inserts.pid) - before[0];
      processor.put += processorSeconds(pid) - before[1];
    }
    const taken = puts.map(({ statuses, seconds }) => (statuses['201'] ?? 0) / seconds);
    const others = puts.flatMap(({ statuses }) => Object.entries(statuses).filter(([status]) => status !== '201'));
    row(
      connections,
      median(taken).toFixed(0),
      inMs(median(puts.map(({ p50 }) => p50))),
      inMs(median(puts.map(({ p99 }) => p99))),
      inMs(Math.max(...puts.map(({ max }) => max))),
      median(rates).toFixed(0),
      median(taken.map((rate, slice) => rate / (rates[slice] ?? 1))).toFixed(2),
      ((processor.put * 1000) / sum(puts.map(({ statuses }) => statuses['201'] ?? 0))).toFixed(2),
      ((processor.insert * 1000) / sum(rates.map((rate) => (rate * sliceMs) / 1000))).toFixed(2),
      others.map(([status, count]) => `${count} x ${status}`).join(', ') || 'none',
    );
  }
}

/** A respondent alone, and beside four connections that send what costs most. */
async function badSenders(port: number, most: number): Promise<void> {
  const respondent = await worker('load.ts', [file, `${most - 2000}`], {});
  const bad = await worker('load.ts', [file, `${most - 1}`], {});
  const one: LoadOrder = { port, connections: 1, ms: sliceMs * slices, pauseMs: 50, of: 'responses' };
  console.log('\nA respondent who sends every 50 ms, in milliseconds:\n');
  row('beside', 'p50', 'p99', 'max', 'answers');
  row(...Array<string>(5).fill('---'));
  const said = (who: string, { p50, p99, max, statuses }: Loaded) =>
    row(who, inMs(p50), inMs(p99), inMs(max), JSON.stringify(statuses).replaceAll('"', ''));
  said('nobody', await ask<Loaded>(respondent, one));
  const four: LoadOrder = { ...one, connections: 4, ms: one.ms + 500, pauseMs: 0, of: 'worst' };
  const [meanwhile, loaded] = await Promise.all([ask<Loaded>(bad, four), ask<Loaded>(respondent, one)]);
  said('four bad senders', loaded);
  said('(the bad senders themselves)', meanwhile);
}

try {
  const library = slow ? slowFlush() : undefined;
  if (slow && library === undefined) throw new Error('no C compiler (cc) here to build the slow flush with');
  const env = library === undefined ? {} : { LD_PRELOAD: library };
  const dataDir = join(folder, 'data');
  const most = onlyBad ? 2000 : Math.ceil(((slices * sliceMs) / 1000) * together.length * (slow ? 1500 : 5000)) + 2000;
  console.log(`${most} responses are made …`);
  await prepare(dataDir, file, most);
  const running = await collector(dataDir, env);
  console.log(`${slices} slices of ${sliceMs} ms each, medians${slow ? '; each flush takes 4 ms more' : ''}:\n`);
  if (!onlyBad) await throughput(running, env);
  if (!slow) await badSenders(running.port, most);
} finally {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.filter((child) => child.exitCode === null).map((child) => once(child, 'exit')));
  rmSync(folder, { recursive: true, force: true });
}
