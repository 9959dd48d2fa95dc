// PUTs a second that one collector takes on PostgreSQL, beside one-row inserts over as many connections, in one run.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { openPostgres } from '../../src/collector/store/postgres.ts';
import { documentOf, idOf } from '../collector/documents.ts';
import { addressOf, PostgresServer, wantPostgres } from '../support/postgres.ts';
import { complaints, said } from '../support/said.ts';

const connections = Number(process.env['CONNECTIONS'] ?? 32);
const seconds = Number(process.env['SLICE_SECONDS'] ?? 5);
const slices = Number(process.env['SLICES'] ?? 3);
/** More of the address of the database, such as `max=32`. */
const more = process.env['URL_MORE'] ?? '';

const programs = wantPostgres();
if (!programs) process.exit(0);
const server = await PostgresServer.make(programs, ["shared_buffers = '256MB'", "max_wal_size = '4GB'"]);
const folder = mkdtempSync(join(tmpdir(), 'veldwerk-bench-'));

const plain = JSON.stringify(documentOf(idOf(0)));
let drawn = 0;

/** A valid response that was never sent before. */
function nextResponse(): { id: string; bytes: Buffer; sha256: Buffer } {
  drawn += 1;
  const id = idOf(drawn);
  const bytes = Buffer.from(plain.replace(idOf(0), id));
  return { id, bytes, sha256: createHash('sha256').update(bytes).digest() };
}

/** Does something over and over, so many at once, for a slice; gives how often a second, and how long each took (ms). */
async function timed(each: (at: number) => Promise<void>): Promise<{ rate: number; times: number[] }> {
  const times: number[] = [];
  const start = performance.now();
  const until = start + seconds * 1000;
  const one = async (at: number) => {
    for (let began = performance.now(); began < until; began = performance.now()) {
      await each(at);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, at) => one(at)));
  return { rate: times.length / ((performance.now() - start) / 1000), times };
}

/** A kept-alive connection that costs the machine little beside what it measures. */
class Sender {
  readonly #socket: Socket;
  #answered: ((status: number) => void) | undefined;
  #text = '';

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1').setNoDelay(true);
    this.#socket.on('close', () => this.#answered?.(0));
    this.#socket.on('data', (piece) => {
      this.#text += piece.toString('latin1');
      const end = this.#text.indexOf('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(this.#text)?.[1];
      if (end < 0 || length === undefined || this.#text.length < end + 4 + Number(length)) return;
      const status = Number(this.#text.slice(9, 12));
      this.#text = '';
      this.#answered?.(status);
    });
  }

  async put(): Promise<void> {
    const { id, bytes, sha256 } = nextResponse();
    const head = [
      `PUT /api/v1/responses/${id} HTTP/1.1`,
      'Host: localhost',
      'Content-Type: application/json',
      `Content-Length: ${bytes.length}`,
      `Repr-Digest: sha-256=:${sha256.toString('base64')}:`,
    ];
    const status = await new Promise<number>((resolve) => {
      this.#answered = resolve;
      this.#socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]));
    });
    if (status !== 201) throw new Error(`answered ${status}`);
  }

  end(): void {
    this.#socket.destroy();
  }
}

const child = spawn(
  process.execPath,
  [
    ...(process.env['NODE_FLAGS']?.split(' ') ?? []),
    fileURLToPath(new URL('../../src/cli/collector.ts', import.meta.url)),
    ...['serve', '--no-pages'],
  ],
  {
    env: {
      ...{ ...process.env, INTAKE: 'open', PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder },
      DATABASE_URL: server.url(`?${more}`),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  },
);
complaints(child.stderr);
const [, url = ''] = await said(child.stdout, /The collector is at (\S+)\/api\/v1\n/);

const owner = await server.newUser();
const opened = await openPostgres(addressOf(server.url('', owner)));
if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
await opened.value.close();
const sql = postgres(server.url('', owner), { max: connections, fetch_types: false });

const insert = `INSERT INTO responses (owner, id, sha256, bytes, received_at, code, instrument_id, instrument_version, case_id,
    supersedes, language, completed_at, sealed, sender, token, late, other_sender, hides, facts)
  VALUES ('', $1, $2, $3, $4, $5, 'be.statbel.ict-2024', '1.0.0', NULL, NULL, 'nl', $4, 0, 'none', NULL, 0, 0, NULL, $6)`;

async function insertOne(): Promise<void> {
  const { id, bytes, sha256 } = nextResponse();
  const values = [id, sha256.toString('hex'), bytes, new Date().toISOString(), id, '{"askedItems":60}'];
  await sql.unsafe(insert, values, { prepare: true });
}

const part = (times: readonly number[], share: number): string =>
  (times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ?? 0).toFixed(1);

/** Connections of one slice: a collector hangs up on those that say nothing for seconds. */
async function timedPuts() {
  const senders = Array.from({ length: connections }, () => new Sender(Number(new URL(url).port)));
  try {
    return await timed(async (at) => senders[at]?.put());
  } finally {
    for (const sender of senders) sender.end();
  }
}

const ratios: number[] = [];
try {
  await timedPuts();
  await timed(insertOne);
  console.log(`${connections} connections, slices of ${seconds} s`);
  for (let slice = 0; slice < slices; slice += 1) {
    const inserts = await timed(insertOne);
    const puts = await timedPuts();
    ratios.push(puts.rate / inserts.rate);
    console.log(
      `PUT ${puts.rate.toFixed(0)}/s (p50 ${part(puts.times, 0.5)} ms, p99 ${part(puts.times, 0.99)} ms), ` +
        `INSERT ${inserts.rate.toFixed(0)}/s, ratio ${(puts.rate / inserts.rate).toFixed(2)}`,
    );
  }
  console.log(`median ratio ${ratios.toSorted()[Math.floor(ratios.length / 2)]?.toFixed(2)}`);
} finally {
  await sql.end({ timeout: 1 });
  child.kill('SIGTERM');
  await once(child, 'exit');
  await server.dispose();
  rmSync(folder, { recursive: true, force: true });
}
