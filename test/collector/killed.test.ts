import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { howMany } from '../support/long.ts';
import { newFolder, rowsIn } from './collectors.ts';
import { bytesOf, delivery, documentOf, idOf, numbersFrom } from './documents.ts';
import { collectorProcess } from './processes.ts';

const kills = howMany('KILLS', 4, 50);
const seed = Number(process.env['SEED'] ?? 20241126);
const senders = 8;

const bytesFor = (number: number) => bytesOf(documentOf(idOf(number)));
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Delivers one response; undefined where the collector was gone before it answered. */
async function send(url: string, number: number): Promise<{ status: number; receipt: Receipt } | undefined> {
  try {
    const answer = await fetch(`${url}/api/v1/responses/${idOf(number)}`, await delivery(bytesFor(number)));
    return { status: answer.status, receipt: (await answer.json()) as Receipt };
  } catch {
    // Killed: the sender knows nothing, and would send it again.
    return undefined;
  }
}

describe('a collector that is killed under load', () => {
  it(`has every response that it gave a receipt for, ${kills} times (seed ${seed})`, async () => {
    const folder = newFolder();
    const random = numbersFrom(seed);
    const receipts = new Map<number, Receipt>();
    const unsure = new Set<number>();
    let next = 0;
    for (let round = 0; round < kills; round += 1) {
      const collector = await collectorProcess(folder);
      // What nobody had an answer to is sent again, and a few of those that had: each is there once.
      const known = [...receipts.keys()].filter(() => random() < 0.1);
      for (const number of [...unsure, ...known]) {
        const answer = await send(collector.url, number);
        if (!answer) throw new Error('the collector is gone, and nobody killed it');
        const before = receipts.get(number);
        if (before) expect([answer.status, answer.receipt]).toEqual([200, before]);
        receipts.set(number, answer.receipt);
      }
      unsure.clear();
      const target = receipts.size + 5 + Math.floor(random() * 60);
      let killed: Promise<unknown> | undefined;
      await Promise.all(
        Array.from({ length: senders }, async () => {
          while (!killed) {
            const number = ++next;
            unsure.add(number);
            const answer = await send(collector.url, number);
            if (!answer) return;
            expect(answer.status).toBe(201);
            receipts.set(number, answer.receipt);
            unsure.delete(number);
            // In the middle of what the other senders have under way.
            if (receipts.size >= target) killed ??= collector.stop('SIGKILL');
          }
        }),
      );
      expect(await killed).toBe('SIGKILL');
    }
    const rows = rowsIn(folder, 'SELECT id, sha256, code, bytes FROM responses');
    const kept = new Map(rows.map((row) => [row['id'], row]));
    expect(kept.size).toBe(rows.length);
    for (const [number, receipt] of receipts) {
      const row = kept.get(idOf(number));
      expect([row?.['sha256'], row?.['code']]).toEqual([receipt.sha256, receipt.code]);
      expect(digestOf(row?.['bytes'] as Uint8Array)).toBe(digestOf(bytesFor(number)));
    }
    expect(receipts.size).toBeGreaterThan(kills * 5);
    expect(rowsIn(folder, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    console.log(`${kills} kills, ${receipts.size} receipts, 0 lost`);
  });
});
