import { signal } from '@preact/signals';
import { base64url } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { mostCarried, mostCarriedBytes } from '../../src/protocol/carried.ts';
import { carriedText, readCarried } from '../../src/protocol/carriedText.ts';
import type { Config } from '../../src/protocol/config.ts';
import { sha256, toHex } from '../../src/protocol/digest.ts';
import type { Office } from '../../src/protocol/endpoint.ts';
import { newRecipient } from '../../src/protocol/sealed.ts';
import { sendTokenOf } from '../../src/protocol/token.ts';
import { carriedFileOf, carryIn, receiptsToGiveBack, toCarry } from '../../src/session/carrying.ts';
import type { DeviceLock } from '../../src/session/deviceLock.ts';
import type { Change } from '../../src/storage/change.ts';
import type { DeviceStore } from '../../src/storage/deviceStore.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import type { OutboxRow, ResponseRow } from '../../src/storage/rows.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import { newReceiptSigner } from '../support/receiptSigner.ts';

const [first, second] = ['019301a0-0000-7000-8000-000000000001', '019301a0-0000-7000-8000-000000000002'] as const;
const at = '2026-11-05T10:12:00.000Z';
const madeAt = new Date('2026-11-06T10:12:00.000Z');
const passphrase = 'vier woorden zijn genoeg';
const instrument = { id: 'be.statbel.ict-2024', version: '1.1.0' };

/** A device, with what its pages give. */
function device(config: Config = { endpoint: 'api/v1' }) {
  const store = tableStore(memoryTables());
  return {
    ...{ store, config: signal(config), lock: undefined as DeviceLock | undefined },
    office: (): Office => ({ url: 'https://collect.example/api/v1', movedFrom: [] }),
  };
}

/** Puts a completed response on a device, with its tokens and answers. */
async function completed(
  store: DeviceStore,
  id: string,
  more: Partial<OutboxRow> = {},
  row: Partial<ResponseRow> = {},
) {
  const bytes = more.bytes ?? new TextEncoder().encode(JSON.stringify({ id, answers: { A1: 40 } }));
  const frozen: OutboxRow = {
    ...{ id, sha256: toHex(await sha256(Uint8Array.from(bytes))), queuedAt: at },
    ...{
      state: 'queued',
      attempts: 0,
      nextAttemptAt: 0,
      token: 'send-token',
      endpoint: 'https://collect.example/api/v1',
    },
    ...more,
    bytes,
  };
  await store.write([
    {
      kind: 'begun',
      row: {
        id,
        instrument,
        language: 'fr',
        startedAt: at,
        changedAt: at,
        seq: 1,
        state: 'draft',
        token: 'token',
        ...row,
      },
    },
    { kind: 'completed', response: id, seq: 2, at, frozen: { ...frozen, state: 'queued' } },
    ...(frozen.state === 'refused'
      ? [{ kind: 'refused', response: id, refusal: { name: 'invalid-document', errors: [] } } satisfies Change]
      : []),
  ]);
  return frozen;
}

const receiptOf = ({ id, sha256: digest }: OutboxRow) => ({
  ...{ id, sha256: digest, receivedAt: at, code: '7K2M-9QXA-04TD' },
});

let [here, there] = [device(), device()];
beforeEach(() => {
  [here, there] = [device(), device()];
});

/** Carries all that waits here in a file's text. */
const carriedFrom = async (from: typeof here) =>
  (await carriedFileOf((await toCarry(from)).all, { passphrase }, madeAt)).file.text;

const nothing = { new: 0, same: 0, received: 0, other: 0, damaged: 0 };
const did = (effects: Partial<typeof nothing>) => ({
  ok: true,
  value: { kind: 'responses', effects: { ...nothing, ...effects } },
});

describe('what is carried', () => {
  it.each([
    [{ respondent: { enterpriseNumber: '0314.595.348', enterpriseName: 'Bakkerij' } }, ['0314.595.348', 'Bakkerij']],
    [{ respondent: { enterpriseNumber: '0314.595.348' } }, ['0314.595.348', undefined]],
    [{ respondent: { enterpriseNumber: 12 } }, [undefined, undefined]],
    [{}, [undefined, undefined]],
  ])('has there the enterprise that its bytes name: %j', async (said, expected) => {
    const bytes = new TextEncoder().encode(JSON.stringify({ id: first, ...said }));
    await completed(here.store, first, { bytes });
    expect(await carryIn(there, await carriedFrom(here), passphrase)).toEqual(did({ new: 1 }));
    const row = (await there.store.read(first))?.row;
    expect([row?.enterpriseNumber, row?.label]).toEqual(expected);
  });

  it('waits on the other device with the same bytes, id and tokens, without the answers, and here as before', async () => {
    const frozen = await completed(here.store, first, {}, { case: { id: 'ICT-1' }, label: 'Bakkerij Peeters' });
    const text = await carriedFrom(here);
    expect(text).not.toMatch(/token|Bakkerij|ICT-1/);
    expect(await carryIn(there, text, passphrase)).toEqual(did({ new: 1 }));
    const [entry, ...others] = await there.store.outbox();
    expect(others).toEqual([]);
    expect(entry).toEqual({ ...frozen, queuedAt: entry?.queuedAt, instrument: instrument.id });
    const stored = await there.store.read(first);
    expect(stored?.row).toMatchObject({ id: first, instrument, state: 'complete', case: { id: 'ICT-1' } });
    expect([stored?.row.token, stored?.row.label, stored?.answers]).toEqual([undefined, undefined, []]);
    // It is told apart from what is answered there.
    expect([stored?.row.carried, (await here.store.read(first))?.row.carried]).toEqual([true, undefined]);
    expect(await here.store.outbox()).toEqual([frozen]);
    expect(await carryIn(there, text, passphrase)).toEqual(did({ same: 1 }));
  });

  it('comes back as a receipt, which is noted beside what waits, and ends nothing', async () => {
    const frozen = await completed(here.store, first);
    await carryIn(there, await carriedFrom(here), passphrase);
    expect(await receiptsToGiveBack(there, madeAt)).toBeUndefined();
    await there.store.write([{ kind: 'delivered', receipt: receiptOf(frozen) }]);
    const back = await receiptsToGiveBack(there, madeAt);
    expect(await carryIn(here, back?.text ?? '')).toEqual({ ok: true, value: { kind: 'receipts', count: 1 } });
    expect(await here.store.outbox()).toEqual([{ ...frozen, brought: receiptOf(frozen) }]);
    expect((await here.store.read(first))?.receipt).toBeUndefined();
    expect(await carryIn(there, await carriedFrom(here), passphrase)).toEqual(did({ received: 1 }));
    // The office's own answer does.
    await here.store.write([{ kind: 'delivered', receipt: receiptOf(frozen) }]);
    expect(await here.store.outbox()).toEqual([]);
    expect((await toCarry(here)).all).toEqual([]);
  });

  it('is given back for what was carried alone', async () => {
    const own = await completed(there.store, second);
    await there.store.write([{ kind: 'delivered', receipt: receiptOf(own) }]);
    expect(await receiptsToGiveBack(there, madeAt)).toBeUndefined();
  });

  it('counts no receipt of other bytes', async () => {
    const frozen = await completed(here.store, first);
    const receipts = [
      { ...receiptOf(frozen), sha256: 'b'.repeat(64) },
      { ...receiptOf(frozen), id: second },
    ];
    const text = JSON.stringify({ format: 'veldwerk-receipts/1', madeAt: madeAt.toISOString(), receipts });
    expect(await carryIn(here, text)).toEqual({ ok: true, value: { kind: 'receipts', count: 0 } });
    expect(await here.store.outbox()).toEqual([frozen]);
    expect(await here.store.receipts()).toEqual([]);
  });

  it('counts beside ninety-nine that do not read', async () => {
    const frozen = await completed(here.store, first);
    const wrong = [null, [], { ...receiptOf(frozen), code: '' }, { ...receiptOf(frozen), case: 'ICT-1' }];
    const receipts = [...Array.from({ length: 99 }, (_, at) => wrong[at % wrong.length]), receiptOf(frozen)];
    const text = JSON.stringify({ format: 'veldwerk-receipts/1', madeAt: madeAt.toISOString(), receipts });
    expect(await carryIn(here, text)).toEqual({ ok: true, value: { kind: 'receipts', count: 1 } });
    expect(await here.store.outbox()).toEqual([{ ...frozen, brought: receiptOf(frozen) }]);
  });

  it('counts where the office signs receipts only if one of its keys has signed it', async () => {
    const [signer, another] = [newReceiptSigner(), newReceiptSigner()];
    const office = { url: 'https://collect.example/api/v1', movedFrom: [], receiptKeys: [signer.key] };
    here.office = () => office;
    const frozen = await completed(here.store, first);
    const plain = receiptOf(frozen);
    const fileOf = (receipt: object) =>
      JSON.stringify({ format: 'veldwerk-receipts/1', madeAt: madeAt.toISOString(), receipts: [receipt] });
    for (const receipt of [plain, another.signed(plain), { ...signer.signed(plain), code: 'AAAA-BBBB-CCCC' }])
      expect(await carryIn(here, fileOf(receipt))).toEqual({ ok: true, value: { kind: 'receipts', count: 0 } });
    expect(await here.store.outbox()).toEqual([frozen]);
    const signed = signer.signed(plain);
    expect(await carryIn(here, fileOf(signed))).toEqual({ ok: true, value: { kind: 'receipts', count: 1 } });
    const { kid, x, y } = signer.key;
    const brought = { ...signed, key: { kid, x, y } };
    expect(await here.store.outbox()).toEqual([{ ...frozen, brought }]);
    // What was checked here goes back as it was signed.
    await carryIn(there, await carriedFrom(here), passphrase);
    await there.store.write([{ kind: 'delivered', receipt: brought }]);
    expect(JSON.parse((await receiptsToGiveBack(there, madeAt))?.text ?? '').receipts).toEqual([signed]);
  });

  it.each<[what: string, prepare: () => Promise<unknown>]>([
    ['other bytes wait', () => completed(there.store, first, { bytes: new TextEncoder().encode('{"other":1}') })],
    [
      'a draft is being filled in',
      () =>
        there.store.write([
          {
            kind: 'begun',
            row: { id: first, instrument, language: 'nl', startedAt: at, changedAt: at, seq: 1, state: 'draft' },
          },
        ]),
    ],
    [
      'other bytes were received',
      async () => {
        const other = await completed(there.store, first, { bytes: new TextEncoder().encode('{"other":1}') });
        await there.store.write([{ kind: 'delivered', receipt: receiptOf(other) }]);
      },
    ],
  ])('overwrites nothing where %s under its id', async (_, prepare) => {
    await completed(here.store, first);
    await prepare();
    const before = [await there.store.list(), await there.store.outbox(), await there.store.receipts()];
    expect(await carryIn(there, await carriedFrom(here), passphrase)).toEqual(did({ other: 1 }));
    expect([await there.store.list(), await there.store.outbox(), await there.store.receipts()]).toEqual(before);
  });

  it('is left out where its bytes are not what the file says, and the rest is brought in', async () => {
    await completed(here.store, first);
    await completed(here.store, second);
    const { all } = await toCarry(here);
    const [one, two] = all;
    if (!one || !two) throw new Error('nothing to carry');
    const spoilt = [
      { ...one, sha256: 'a'.repeat(64) },
      // The bytes of another response under this id.
      { ...two, id: '019301a0-0000-7000-8000-000000000003' },
      { ...one, bytes: base64url.encode('x') },
      two,
    ];
    expect(await carryIn(there, await carriedText(spoilt, madeAt, { passphrase }), passphrase)).toEqual(
      did({ damaged: 3, new: 1 }),
    );
    expect((await there.store.outbox()).map(({ id }) => id)).toEqual([second]);
  });

  it('carries no token that does more than deliver, where an older app has left one', async () => {
    await completed(here.store, first, { token: 'token' });
    const [one] = (await toCarry(here)).all;
    expect(one?.token).toBe(await sendTokenOf('token'));
  });

  it('takes as many as a file holds, the oldest first, and none before what it corrects', async () => {
    await completed(here.store, first);
    const [one] = (await toCarry(here)).all;
    if (!one) throw new Error('nothing to carry');
    const bytes = 'A'.repeat(1_398_000);
    const all = Array.from({ length: 60 }, (_, at) => ({
      ...one,
      bytes: at === 40 ? 'A' : bytes,
      completedAt: `${at}`,
    }));
    const { file, count } = await carriedFileOf(all, { passphrase }, madeAt);
    expect(count).toBe(35);
    expect(file.text.length).toBeLessThan(mostCarriedBytes);
    const many = Array.from({ length: mostCarried + 1 }, () => one);
    expect((await carriedFileOf(many, { passphrase }, madeAt)).count).toBe(mostCarried);
  });

  it('leaves what was refused, and takes a correction behind what it corrects', async () => {
    await completed(here.store, first, { state: 'refused' });
    const third = '019301a0-0000-7000-8000-000000000003';
    await completed(here.store, second);
    await completed(here.store, third, {}, { corrects: { id: second, supersedes: second } });
    const read = await readCarried(await carriedFrom(here), { passphrase });
    expect(read.ok && read.value.responses.map(({ id, supersedes }) => [id, supersedes])).toEqual([
      [second, undefined],
      [third, second],
    ]);
    await carryIn(there, await carriedFrom(here), passphrase);
    expect((await there.store.read(third))?.row.corrects).toEqual({ id: second, supersedes: second });
  });

  it('goes to the office under its key, but for what goes to another endpoint', async () => {
    const { recipient, opening } = await newRecipient();
    const elsewhere = { endpoint: 'https://other.example/api/v1' };
    here.config.value = { endpoint: 'api/v1', ingestKey: recipient, byInstrument: { 'eu.ec.ipcei-2014': elsewhere } };
    await completed(here.store, first);
    await completed(here.store, second, {}, { instrument: { id: 'eu.ec.ipcei-2014', version: '1.0.0' } });
    const { all, forOffice } = await toCarry(here);
    expect([all.length, forOffice.map(({ id }) => id)]).toEqual([2, [first]]);
    const { file, count } = await carriedFileOf(forOffice, { office: recipient }, madeAt);
    expect([count, file.name]).toEqual([1, 'veldwerk-carried-2026-11-06T1012.jwe.txt']);
    expect((await readCarried(file.text, { office: opening })).ok).toBe(true);
    expect(await carryIn(there, file.text)).toEqual({ ok: false, fault: 'for-office' });
  });

  it.each<[what: string, text: () => Promise<string> | string, secret: string | undefined, fault: string]>([
    ['without its passphrase', () => carriedFrom(here), undefined, 'locked'],
    ['with another', () => carriedFrom(here), 'vier andere woorden', 'wrong-key'],
    ['that is cut off', async () => (await carriedFrom(here)).slice(0, -40), passphrase, 'unreadable'],
    ['that is none', () => 'text', undefined, 'unreadable'],
    ['that is a plain backup', () => '{"format":"veldwerk-backup/1"}', undefined, 'another-format'],
  ])('changes nothing by a file %s', async (_, text, secret, fault) => {
    await completed(here.store, first);
    expect(await carryIn(there, await text(), secret)).toEqual({ ok: false, fault });
    expect(await there.store.outbox()).toEqual([]);
  });

  it('is not brought in while the device is handed over', async () => {
    await completed(here.store, first);
    there.lock = { handover: signal({ response: second }) } as unknown as DeviceLock;
    expect(await carryIn(there, await carriedFrom(here), passphrase)).toEqual({ ok: false, fault: 'held' });
    expect(await there.store.outbox()).toEqual([]);
  });
});
