// A process that inserts the same rows into the same table, each in a transaction of its own: what the disk and SQLite give.
import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { stepsOf } from '../../src/collector/store/migrations.ts';
import { type Ready, readyIn } from './deliveries.ts';

const [, , file = '', databaseFile = ''] = process.argv;
const responses = readyIn(file);
const database = new DatabaseSync(databaseFile);
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216');
for (const step of stepsOf('sqlite')) database.exec(step);
const [begin, commit] = ['BEGIN IMMEDIATE', 'COMMIT'].map((sql) => database.prepare(sql));
const insert = database.prepare(
  `INSERT INTO responses (owner, id, sha256, bytes, received_at, code, instrument_id, instrument_version, case_id,
     language, completed_at, sealed, sender, token, late, other_sender)
   VALUES (?, ?, ?, ?, ?, ?, 'be.statbel.ict-2024', '1.0.0', ?, 'nl', '2024-03-01T10:00:00.000Z', 0, 'proven', ?, 0, 0)`,
);
let used = 0;

function insertOne({ id, caseId, body }: Ready): void {
  const bytes = Buffer.from(body);
  const sha256 = hash('sha256', bytes, 'hex');
  begin?.run();
  insert.run(`case:${caseId}`, id, sha256, bytes, new Date().toISOString(), sha256.slice(0, 14), caseId, used);
  commit?.run();
}

process.on('message', (ms: number) => {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < ms) {
    const next = responses[used];
    if (!next) break;
    used += 1;
    insertOne(next);
    count += 1;
  }
  process.send?.((count * 1000) / (performance.now() - start));
});
process.send?.('ready');
