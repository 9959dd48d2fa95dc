// Measures `collector export`: fills a store with N valid responses (default 100,000) and exports it in each format.
import { spawn } from 'node:child_process';
import { hash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { databaseFile, openSqliteStore } from '../../src/collector/store/sqlite.ts';
import { factsOf } from '../../src/export/facts.ts';
import { exportFormats } from '../../src/export/formats.ts';
import type { ResponseDocument } from '../../src/protocol/response.ts';
import { documentOf, ict } from '../collector/documents.ts';
import { randomSheets } from '../support/randomSheet.ts';

const number = Number(process.argv[2] ?? 100_000);
if (!Number.isSafeInteger(number) || number < 1) throw new Error('usage: bench:export [-- NUMBER]');

/** So many different sets of answers are met again and again; ids, cases and times are each response's own. */
const templates = 2000;

const event = (at: number) => ({ event: 'question' as const, node: 'A1', start: at, end: at + 1000, newValue: '80' });

/** Every tenth response has an audit trail, as in a survey that records one in a sample. */
function templateOf(answers: ResponseDocument['answers'], at: number) {
  const audit =
    at % 10 === 0 ? Array.from({ length: 60 }, (_, turn) => event(1_709_283_600_000 + turn * 1000)) : undefined;
  const document = documentOf('ID', { answers, more: { case: { id: 'CASE' }, ...(audit && { audit }) } });
  return { json: JSON.stringify(document), facts: JSON.stringify(factsOf(ict, document)) };
}

function fill(dataDir: string): void {
  const made = randomSheets(templates, 12).map(templateOf);
  const database = new DatabaseSync(databaseFile(dataDir));
  database.exec('PRAGMA synchronous = OFF');
  const insert = database.prepare(
    `INSERT INTO responses (owner, id, sha256, bytes, received_at, code, instrument_id, instrument_version, case_id,
       language, completed_at, sealed, sender, token, late, other_sender, facts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'nl', '', 0, 'proven', 1, 0, 0, ?)`,
  );
  const start = Date.parse('2026-03-01T00:00:00Z');
  for (let at = 0; at < number; at += 1) {
    if (at % 1000 === 0) database.exec(at === 0 ? 'BEGIN' : 'COMMIT; BEGIN');
    const template = made[at % made.length];
    if (!template) throw new Error('no template');
    const receivedAt = start + at * 100;
    const stamp = receivedAt.toString(16).padStart(12, '0');
    const random = randomBytes(9).toString('hex');
    const id = `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6)}`;
    const bytes = Buffer.from(template.json.replace('"ID"', `"${id}"`).replace('"CASE"', `"ICT-${at}"`));
    insert.run(
      ...[`case:ICT-${at}`, id, hash('sha256', bytes), bytes, new Date(receivedAt).toISOString(), `CODE-${at}`],
      ...[ict.id, ict.version, `ICT-${at}`, template.facts],
    );
  }
  database.exec('COMMIT');
  database.close();
}

/** What a process used: seconds of processor, and the most memory that it held at a time, in MB. */
interface Use {
  readonly seconds: number;
  readonly cpu: number;
  readonly peak: number;
  readonly bytes: number;
}

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

async function measure(dataDir: string, format: string): Promise<Use> {
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', pathOf('usage.ts'), pathOf('../../src/cli/collector.ts'), 'export', '--format', format],
    { env: { ...process.env, DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let [bytes, said] = [0, ''];
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`export ended with ${code}: ${said}`);
  const [, cpu, peak] = /^usage (\d+) (\d+)$/m.exec(said) ?? [];
  return { seconds: (performance.now() - begun) / 1000, cpu: Number(cpu) / 1e6, peak: Number(peak) / 1024, bytes };
}

const dataDir = mkdtempSync(join(tmpdir(), 'veldwerk-bench-'));
try {
  const opened = openSqliteStore(dataDir);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  await opened.value.close();
  fill(dataDir);
  console.log(`${number.toLocaleString('en')} responses, a database of ${mb(statSync(databaseFile(dataDir)).size)}\n`);
  console.log('| format | time | CPU | CPU a response | peak memory | output |\n| --- | --- | --- | --- | --- | --- |');
  for (const format of exportFormats) {
    const { seconds, cpu, peak, bytes } = await measure(dataDir, format);
    const each = `${((cpu / number) * 1000).toFixed(3)} ms`;
    console.log(
      `| ${format} | ${seconds.toFixed(1)} s | ${cpu.toFixed(1)} s | ${each} | ${peak.toFixed(0)} MB | ${mb(bytes)} |`,
    );
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

function mb(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`;
}
