import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSigningKey } from '../../src/collector/signingKey.ts';
import type { CarriedResponse } from '../../src/protocol/carried.ts';
import { receiptsFile } from '../../src/protocol/carried.ts';
import { carriedText } from '../../src/protocol/carriedText.ts';
import { type Receipt, receipt as receiptShape } from '../../src/protocol/receipt.ts';
import { checkReceipt } from '../../src/protocol/receiptSignature.ts';
import { newRecipient, sealResponse } from '../../src/protocol/sealed.ts';
import { newToken, sendTokenOf } from '../../src/protocol/token.ts';
import { carriedOf, passphrase } from '../collector/carriedFiles.ts';
import { bearer, newCollector, rowsIn, tokensFor } from '../collector/collectors.ts';
import { delivery, documentOf, idOf } from '../collector/documents.ts';
import { run } from '../collector/processes.ts';
import { collector, type Ran } from './run.ts';

const madeAt = new Date('2024-03-01T11:00:00.000Z');
const office = await newRecipient();

/** A collector that takes requests, with the cases x and y, and files that are brought to it meanwhile. */
async function setting(intake: 'invited' | 'open' = 'invited') {
  const { app, folder, store } = newCollector({ intake });
  const [x = '', y = ''] = await tokensFor(store, 'x', 'y');
  const [sendX, sendY] = await Promise.all([sendTokenOf(x), sendTokenOf(y)]);
  const key = join(folder, 'ingest.jwk');
  writeFileSync(key, JSON.stringify(office.opening));
  const file = join(folder, 'carried.jwe.txt');
  const ingestText = async (text: string, ...more: string[]): Promise<Ran> => {
    writeFileSync(file, text);
    return collector(['ingest', file, ...(more.length > 0 ? more : ['--key', key])], {
      DATA_DIR: folder,
      INTAKE: intake,
    });
  };
  return {
    ...{ app, folder, store, key, tokens: { x: sendX, y: sendY }, ingestText },
    ingest: async (all: readonly CarriedResponse[], ...more: string[]) =>
      ingestText(await carriedText(all, madeAt, { office: office.recipient }), ...more),
    put: async ({ id, bytes, token }: CarriedResponse): Promise<Response> =>
      app.request(
        `/api/v1/responses/${id}`,
        await delivery(Uint8Array.from(Buffer.from(bytes, 'base64url')), token === undefined ? {} : bearer(token)),
      ),
  };
}

/** What became of each, by its line. */
const became = ({ out }: Ran) =>
  out
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[1]);

const inCase = (id: string, of: string, token: string, more: object = {}) =>
  carriedOf(id, { more: { case: { id: of }, ...more } }, { token });

describe('what is brought in a file', () => {
  it('is taken in, marked, and gets receipts that go back in a file of the owner’s alone', async () => {
    const { folder, tokens, ingest, key } = await setting();
    const out = join(folder, 'receipts.json');
    const first = inCase(idOf(1), 'x', tokens.x);
    const revision = inCase(idOf(2), 'x', tokens.x, { supersedes: idOf(1) });
    // The revision stands before what it supersedes.
    const ran = await ingest([revision, first], '--key', key, '--receipts', out);
    expect([ran.code, became(ran)]).toEqual([0, ['stored', 'stored']]);
    expect(ran.error).toBe('collector: 2 stored, 0 were here already, 0 not taken\n');
    expect(rowsIn(folder, 'SELECT id, sender, hides, ingested FROM responses ORDER BY id')).toEqual([
      { id: idOf(1), sender: 'proven', hides: null, ingested: 1 },
      { id: idOf(2), sender: 'proven', hides: idOf(1), ingested: 1 },
    ]);
    const { receipts } = receiptsFile.parse(JSON.parse(readFileSync(out, 'utf8')));
    expect(receipts.map(({ id, sha256 }) => [id, sha256])).toEqual([
      [idOf(1), first.sha256],
      [idOf(2), revision.sha256],
    ]);
    expect(statSync(out).mode & 0o077).toBe(0);
    expect(rowsIn(folder, "SELECT detail FROM acts WHERE act = 'ingested'")).toEqual([{ detail: '2' }]);
    const exported = await collector(['export', '--all'], { DATA_DIR: folder });
    const [head = '', ...rows] = exported.out.trim().split('\r\n');
    const at = head.split(',').indexOf('ingested');
    expect(rows.map((row) => row.split(',')[at])).toEqual(['true', 'true']);
  });

  it('is one response with one first receipt, by file and by network, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('file', 'network'), { minLength: 2, maxLength: 4 }), async (ways) => {
        const { folder, tokens, ingest, put, key } = await setting();
        const out = join(folder, 'receipts.json');
        const one = inCase(idOf(1), 'x', tokens.x);
        const two = inCase(idOf(2), 'x', tokens.x, { supersedes: idOf(1) });
        const receipts: Receipt[][] = [];
        for (const way of ways)
          if (way === 'network') {
            const answers = [await put(one), await put(two)];
            receipts.push(await Promise.all(answers.map(async (answer) => receiptShape.parse(await answer.json()))));
          } else {
            expect((await ingest([one, two], '--key', key, '--receipts', out)).code).toBe(0);
            receipts.push(receiptsFile.parse(JSON.parse(readFileSync(out, 'utf8'))).receipts);
          }
        for (const again of receipts) expect(again).toEqual(receipts[0]);
        expect(
          rowsIn(folder, 'SELECT count(*) AS n, min(ingested) AS least, max(ingested) AS most FROM responses'),
        ).toEqual([{ n: 2, least: Number(ways[0] === 'file'), most: Number(ways[0] === 'file') }]);
      }),
      { seed: 2711, numRuns: 30 },
    );
  });

  it('is one response when both come at the same time', async () => {
    const { folder, tokens, ingest, put } = await setting();
    const all = Array.from({ length: 8 }, (_, at) => inCase(idOf(at + 1), 'x', tokens.x));
    const [ran, ...answers] = await Promise.all([ingest(all), ...all.toReversed().map(put)]);
    expect(ran.code).toBe(0);
    expect(answers.map(({ ok }) => ok)).toEqual(all.map(() => true));
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM responses')).toEqual([{ n: 8 }]);
  });

  it('is held to the right that it was completed with, as over the network', async () => {
    const { folder, store, tokens, ingest, put } = await setting();
    const known = inCase(idOf(9), 'y', tokens.y);
    await put(known);
    await store.revokeCase('y', madeAt.toISOString());
    const hostile = [
      // Of one case under the token of another; under none; under one that nobody knows; under a revoked one.
      inCase(idOf(1), 'y', tokens.x),
      carriedOf(idOf(2)),
      inCase(idOf(3), 'x', newToken()),
      inCase(idOf(4), 'y', tokens.y),
      // The same bytes as before, after the token was revoked; and other bytes under an id that is here.
      known,
      inCase(idOf(5), 'x', tokens.x),
      inCase(idOf(5), 'x', tokens.x, { language: 'fr' }),
      // Other bytes than the digest says, another id than the document's, what is no response, what supersedes nothing.
      { ...inCase(idOf(6), 'x', tokens.x), sha256: 'a'.repeat(64) },
      { ...inCase(idOf(7), 'x', tokens.x), id: idOf(77) },
      inCase(idOf(8), 'x', tokens.x, { answers: {} }),
      inCase(idOf(10), 'x', tokens.x, { supersedes: idOf(11) }),
    ];
    const ran = await ingest(hostile);
    expect([ran.code, became(ran)]).toEqual([
      1,
      [
        ...['forbidden', 'unauthorised', 'unauthorised', 'unauthorised', 'same', 'stored', 'conflict'],
        ...['digest-mismatch', 'id-mismatch', 'invalid-document', 'unknown-superseded'],
      ],
    ]);
    expect(rowsIn(folder, 'SELECT id FROM responses ORDER BY id')).toEqual([{ id: idOf(5) }, { id: idOf(9) }]);
    // What had no right is not kept apart.
    expect(rowsIn(folder, "SELECT count(*) AS n FROM refused WHERE problem IN ('forbidden', 'unauthorised')")).toEqual([
      { n: 0 },
    ]);
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM refused')).toEqual([{ n: 5 }]);
  });

  it('may have a token of its own, or be sealed', async () => {
    const { folder, ingest, put } = await setting('open');
    const own = newToken();
    const first = carriedOf(idOf(1), {}, { own });
    const sealed = Buffer.from(await sealResponse(documentOf(idOf(3)), (await newRecipient()).recipient));
    const { createHash } = await import('node:crypto');
    const ran = await ingest([
      first,
      carriedOf(idOf(2), { more: { supersedes: idOf(1) } }, { own }),
      {
        ...carriedOf(idOf(3), {}, { own: newToken(), media: 'application/jose' }),
        bytes: sealed.toString('base64url'),
        sha256: createHash('sha256').update(sealed).digest('hex'),
      },
    ]);
    expect([ran.code, became(ran)]).toEqual([0, ['stored', 'stored', 'stored']]);
    expect(rowsIn(folder, 'SELECT sender, sealed, hides FROM responses ORDER BY id')).toEqual([
      { sender: 'own', sealed: 0, hides: null },
      { sender: 'own', sealed: 0, hides: idOf(1) },
      { sender: 'own', sealed: 1, hides: null },
    ]);
    expect((await put({ ...first, token: own })).status).toBe(200);
  });

  it('signs the receipts with the collector’s key, and takes nothing in with one that cannot be used', async () => {
    const { folder, key, tokens, ingestText } = await setting();
    const out = join(folder, 'receipts.json');
    const keyFile = join(folder, 'receipts.key');
    const { listed } = makeSigningKey(keyFile, madeAt);
    const text = await carriedText([inCase(idOf(1), 'x', tokens.x)], madeAt, { office: office.recipient });
    const file = join(folder, 'signed.jwe.txt');
    writeFileSync(file, text);
    const run = (receiptKeyFile: string, ...more: string[]) =>
      collector(['ingest', file, '--key', key, '--receipts', out, ...more], {
        DATA_DIR: folder,
        INTAKE: 'invited',
        RECEIPT_KEY_FILE: receiptKeyFile,
      });
    const config = join(folder, 'config.json');
    const believes = (receiptKeys: readonly object[]) =>
      writeFileSync(config, JSON.stringify({ endpoint: 'api/v1', receiptKeys }));
    expect((await run(join(folder, 'none.key'))).code).toBe(1);
    expect((await run(keyFile, '--config', join(folder, 'none.json'))).code).toBe(1);
    for (const [keys, fault] of [
      [[{ ...listed, revokedAt: madeAt }], 'is revoked'],
      [[], 'is not among receiptKeys'],
    ] as const) {
      believes(keys);
      const refused = await run(keyFile, '--config', config);
      expect([refused.code, refused.error]).toEqual([1, expect.stringContaining(fault)]);
    }
    believes([listed]);
    expect(rowsIn(folder, 'SELECT id FROM responses')).toEqual([]);
    // What was received before there was a key is signed as well.
    expect((await ingestText(text)).code).toBe(0);
    expect((await run(keyFile, '--config', config)).code).toBe(0);
    const [signed] = receiptsFile.parse(JSON.parse(readFileSync(out, 'utf8'))).receipts;
    expect(signed && (await checkReceipt(signed, [listed])).ok).toBe(true);
  });

  it('has receipts for what was stored before the database failed, and says what was not tried', async () => {
    const { folder, key, tokens, ingest } = await setting();
    const carried = [1, 2, 3].map((at) => inCase(idOf(at), 'x', tokens.x));
    const database = new DatabaseSync(join(folder, 'veldwerk.sqlite'));
    database.exec(`CREATE TRIGGER failing BEFORE INSERT ON responses WHEN new.id = '${idOf(2)}'
      BEGIN SELECT raise(ABORT, 'as a full disk does'); END`);
    const out = join(folder, 'receipts.json');
    const failed = await ingest(carried, '--key', key, '--receipts', out);
    expect([failed.code, became(failed)]).toEqual([1, ['stored']]);
    expect(failed.error).toContain(
      '2 were not tried, since the collector failed; take the file in again: as a full disk',
    );
    const receipts = () => receiptsFile.parse(JSON.parse(readFileSync(out, 'utf8'))).receipts.map(({ id }) => id);
    expect(receipts()).toEqual([idOf(1)]);
    expect(rowsIn(folder, "SELECT detail FROM acts WHERE act = 'ingested'")).toEqual([{ detail: '1' }]);
    database.exec('DROP TRIGGER failing');
    database.close();
    expect(became(await ingest(carried, '--key', key, '--receipts', out))).toEqual(['same', 'stored', 'stored']);
    expect(receipts()).toHaveLength(3);
  });

  it('is taken in whole where nobody reads the lines to their end', async () => {
    const { folder, tokens, key } = await setting();
    const file = join(folder, 'many.jwe.txt');
    const carried = Array.from({ length: 60 }, (_, at) => inCase(idOf(at + 1), 'x', tokens.x));
    writeFileSync(file, await carriedText(carried, madeAt, { office: office.recipient }));
    const child = run('../../src/cli/collector.ts', ['ingest', file, '--key', key], {
      DATA_DIR: folder,
      INTAKE: 'invited',
    });
    child.stdout?.destroy();
    const [code] = await once(child, 'exit');
    expect([code, rowsIn(folder, 'SELECT count(*) AS n FROM responses')]).toEqual([0, [{ n: 60 }]]);
  });

  it('opens with a passphrase out of a file', async () => {
    const { folder, tokens, ingestText } = await setting();
    const secret = join(folder, 'passphrase.txt');
    writeFileSync(secret, `${passphrase}\n`);
    const text = await carriedText([inCase(idOf(1), 'x', tokens.x)], madeAt, { passphrase });
    expect(became(await ingestText(text, '--passphrase-file', secret))).toEqual(['stored']);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -100), 'not all of it is here'],
    ['damaged', (text: string) => text.replace(/.{9}$/, 'AAAAAAAAA'), 'does not open'],
    ['no file of ours', () => 'text', 'is not a file of the app'],
    ['nothing', () => '', 'is not a file of the app'],
  ])('changes nothing where the file is %s', async (_, spoilt, line) => {
    const { folder, tokens, ingestText } = await setting();
    const text = await carriedText([inCase(idOf(1), 'x', tokens.x)], madeAt, { office: office.recipient });
    const ran = await ingestText(spoilt(text));
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.error).toContain(line);
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM responses')).toEqual([{ n: 0 }]);
  });

  it.each([
    ['nothing that opens it', []],
    ['two ways to open it', ['--key', 'a', '--passphrase-file', 'b']],
  ])('is a wrong call with %s', async (_, more) => {
    expect((await collector(['ingest', 'file', ...more], { INTAKE: 'open' })).code).toBe(2);
  });
});
