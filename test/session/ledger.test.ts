import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { receiptsIn, receiptsInAll, verdictOn } from '../../src/protocol/presentedReceipts.ts';
import type { KeptReceipt } from '../../src/protocol/receipt.ts';
import { knownKeys, ledgerCsv, ledgerJson, ledgerOf } from '../../src/session/ledger.ts';
import { newReceiptSigner } from '../support/receiptSigner.ts';

const signer = newReceiptSigner();
const { kid, x, y } = signer.key;
const first = {
  id: '01930000-0000-7000-8000-000000000001',
  sha256: 'a'.repeat(64),
  receivedAt: '2026-01-01T00:00:00.000Z',
  code: 'AAAA-BBBB-CCCC',
};
const second = { ...first, id: '=HYPERLINK("x")\n\u202e', receivedAt: '2026-01-02T00:00:00.000Z' };
const kept: KeptReceipt = { ...signer.signed(first, { supersedes: 'earlier' }), key: { kid, x, y } };
const services = (receiptKeys = [signer.key]) => ({ config: signal({ endpoint: 'api/v1', receiptKeys }) });

describe('the ledger', () => {
  it('has the latest receipt first, with what each proves', async () => {
    const entries = await ledgerOf(services(), [kept, second]);
    expect(entries.map(({ receipt, verdict }) => [receipt.id, verdict.fault])).toEqual([
      [second.id, 'unsigned'],
      [first.id, undefined],
    ]);
  });

  it('checks with the key that the device kept, once the configuration has lost it', async () => {
    const [entry] = await ledgerOf(services([]), [kept]);
    expect(entry?.verdict).toMatchObject({ fault: undefined, checked: { key: { kid, x, y } } });
    expect((await ledgerOf(services([]), [signer.signed(first)]))[0]?.verdict.fault).toBe('unknown-key');
  });

  it('goes by what the configuration says of a key that the device kept as well', async () => {
    const revoked = { ...signer.key, revokedAt: '2026-02-01T00:00:00Z' };
    expect((await ledgerOf(services([revoked]), [kept]))[0]?.verdict.fault).toBe('revoked');
  });

  it('is saved as CSV that a spreadsheet runs nothing of', async () => {
    const csv = ledgerCsv(await ledgerOf(services(), [kept, second]));
    expect(csv.split('\r\n')).toEqual([
      '\ufeff"code";"id";"sha256";"receivedAt";"supersedes";"signedAt";"kid";"signature"',
      `"AAAA-BBBB-CCCC";"'=HYPERLINK(""x"")\ufffd\ufffd";"${first.sha256}";"${second.receivedAt}";"";"";"";""`,
      `"AAAA-BBBB-CCCC";"${first.id}";"${first.sha256}";"${first.receivedAt}";"earlier";"2026-01-01T00:00:00.000Z";"${
        kid.startsWith('-') ? `'${kid}` : kid
      }";"${kept.signature}"`,
      '',
    ]);
  });

  it('is read again in either form', async () => {
    const entries = await ledgerOf(services(), [kept, second]);
    const keys = knownKeys(services(), []);
    const faults = async (text: string) => {
      const presented = receiptsIn(text);
      if (!presented.ok) throw new Error(presented.fault);
      return (await Promise.all(presented.value.map((one) => verdictOn(one, keys)))).map(({ fault }) => fault);
    };
    expect(await faults(ledgerJson(entries))).toEqual(['unsigned', undefined]);
    expect(await faults(ledgerCsv(entries))).toEqual([undefined]);
  });

  it('is read from a field and a file at once, each receipt once', () => {
    const { signature = '' } = kept;
    const texts = [`This one: ${signature}.`, JSON.stringify([second]), ` ${signature} `];
    expect(receiptsInAll(texts)).toMatchObject({
      ok: true,
      value: [{ signature }, { receipt: { code: second.code } }],
    });
    expect(receiptsInAll([])).toEqual({ ok: true, value: [] });
  });
});
