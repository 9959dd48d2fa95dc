import { expect, it } from 'vitest';
import { lineOf } from '../../../src/storage/journal/line.ts';
import type { JournalRecord } from '../../../src/storage/journal/record.ts';
import { recordsIn } from '../../../src/storage/journal/records.ts';
import { Cipher, newDataKey } from '../../../src/storage/lock/cipher.ts';

const response = '01930000-0000-7000-8000-00000000000a';
const receipt = { id: response, sha256: 'a'.repeat(64), receivedAt: '2026-11-01T08:00:00Z', code: 'ABCD-EFGH-JKMN' };
const gone: JournalRecord = { kind: 'gone', response, epoch: 1, seq: 4, receipt };
const seal = { cipher: new Cipher(newDataKey()), plain: false };

it('keeps that a response is gone in clear, and its receipt sealed where there is a lock', () => {
  const line = lineOf(gone, seal);
  expect(line).toContain('"gone"');
  expect(line).not.toContain(receipt.code);
  expect(recordsIn(line, response, seal)).toEqual({ records: [gone], damaged: 0 });
  const { receipt: _, ...without } = gone;
  const other = { cipher: new Cipher(newDataKey()), plain: false };
  for (const key of [undefined, other])
    expect(recordsIn(line, response, key)).toEqual({ records: [without], damaged: 0 });
  // With its signature, and the key that made it.
  const key = { kid: 'k'.repeat(43), x: 'x'.repeat(43), y: 'y'.repeat(43) };
  const signed: JournalRecord = { ...gone, receipt: { ...receipt, signature: 'a.b.c', key } };
  expect(recordsIn(lineOf(signed, seal), response, seal)).toEqual({ records: [signed], damaged: 0 });
  // A released version left it in clear.
  expect(recordsIn(lineOf(gone), response, seal)).toEqual({ records: [gone], damaged: 0 });
});
