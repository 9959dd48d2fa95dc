import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemNamed } from '../../src/collector/problems.ts';
import { StoreFailure } from '../../src/collector/store/failure.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { applyTerms } from '../../src/collector/terms.ts';
import { carriedText } from '../../src/protocol/carriedText.ts';
import { sendTokenOf } from '../../src/protocol/token.ts';
import { collector, collectorOn } from '../cli/run.ts';
import { carriedOf, passphrase } from './carriedFiles.ts';
import { bearer, newCollector, newFolder, noon, put, rowsIn, storeIn, tokensFor } from './collectors.ts';
import { bytesOf, documentOf, idOf } from './documents.ts';
import { draftContract } from './draftContract.ts';
import { digestIn, draftOf, draftPath, keepDraft, putDraft, sealedDraft } from './draftCopies.ts';
import { newServer, testConfig } from './servers.ts';
import { submissionOf } from './storeContract.ts';

draftContract('SQLite', async () => storeIn(newFolder()));

const response = idOf(1);
const wanted = { more: { case: { id: 'x' } } };
const drafts = { maxBytes: 1e9, pauseMs: 60_000 };

/** A collector that keeps a copy of a draft of case x, and commands beside it. */
async function keeping() {
  const { app, folder, store } = newCollector({ drafts });
  await store.keepDrafts(true);
  const [token = ''] = await tokensFor(store, 'x');
  await keepDraft(app, token, response);
  return { app, folder, store, token };
}

const terms = { contactDays: undefined, refusedDays: undefined, draftDays: 30 };
const termsOn = (store: Store) => ({
  ...{ store, now: () => noon, findInstrument: async () => undefined },
  erasures: join(newFolder(), 'list'),
});

/** What nobody may find in the files of a database once it is removed: the end of a copy, which no header has. */
const tailOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.subarray(-40));

/** All that stands in the files of a database; read by another process, since closing a file ends all locks on it. */
const filesIn = (folder: string): Buffer =>
  execFileSync('sh', ['-c', 'cat veldwerk.sqlite*'], { cwd: folder, maxBuffer: 1e9 });

const nothing = 'drafts,copies,bytes,oldest\r\n0,0,0,\r\n';

describe('the copies of a draft', () => {
  it('are counted by a command, which shows nothing of them', async () => {
    const { folder, store } = await keeping();
    const { bytes } = await store.draftUsage();
    expect(await collectorOn(folder, 'drafts')).toEqual({
      ...{ code: 0, error: '' },
      out: `drafts,copies,bytes,oldest\r\n1,1,${bytes},${noon.toISOString()}\r\n`,
    });
  });

  it('go when the response is brought in a file', async () => {
    const { app, folder, token } = await keeping();
    const file = join(newFolder(), 'carried');
    writeFileSync(join(folder, 'passphrase'), passphrase);
    const carried = [carriedOf(response, wanted, { token: await sendTokenOf(token) })];
    writeFileSync(file, await carriedText(carried, noon, { passphrase }));
    const ran = await collector(['ingest', file, '--passphrase-file', join(folder, 'passphrase')], {
      DATA_DIR: folder,
      INTAKE: 'invited',
    });
    expect([ran.code, ran.error]).toEqual([0, 'collector: 1 stored, 0 were here already, 0 not taken\n']);
    expect((await collectorOn(folder, 'drafts')).out).toBe(nothing);
    expect((await app.request(draftPath(response), { headers: bearer(token) })).status).toBe(410);
  });

  it('go when what was refused is taken after all', async () => {
    const { folder, store } = await keeping();
    const bytes = bytesOf(documentOf(response, wanted));
    await store.refuse({
      ...{ id: response, bytes, sha256: digestIn(bytes), seenAt: noon.toISOString(), media: 'application/json' },
      ...{ name: 'unknown-instrument', problem: problemNamed('unknown-instrument'), owner: 'case:x' },
    });
    expect((await collectorOn(folder, 'refused', '--again')).out).toContain('stored');
    expect((await collectorOn(folder, 'drafts')).out).toBe(nothing);
  });

  it('of what was delivered to a collector that keeps none go to nobody, and are removed within a day', async () => {
    const { app, folder, store, token } = await keeping();
    // As one of another setting on the same database does.
    rowsIn(folder, "DELETE FROM settings WHERE name = 'draft-copies'");
    expect((await put(app, documentOf(response, wanted), { headers: bearer(token) })).status).toBe(201);
    expect((await store.draftUsage()).copies).toBe(1);
    expect((await app.request(draftPath(response), { headers: bearer(token) })).status).toBe(410);
    expect(await store.draftsOf('x')).toEqual([]);
    const [late, before] = [draftOf(response, 2), 'a'.repeat(64)];
    const answer = await putDraft(app, token, response, await sealedDraft(late, before), before);
    expect(answer.status).toBe(410);
    await applyTerms(terms, termsOn(store));
    expect(await store.draftUsage()).toMatchObject({ drafts: 0, copies: 0 });
  });

  it('and the response are kept or gone together, where the database fails between the two', async () => {
    const { folder, store } = await keeping();
    rowsIn(folder, "CREATE TRIGGER full BEFORE DELETE ON draft_copies BEGIN SELECT RAISE(ABORT, 'full'); END");
    const submission = await submissionOf(1, wanted);
    await expect(store.put(submission)).rejects.toThrow(StoreFailure);
    expect(rowsIn(folder, 'SELECT id FROM responses')).toEqual([]);
    expect(await store.draftUsage()).toMatchObject({ drafts: 1, copies: 1 });
    rowsIn(folder, 'DROP TRIGGER full');
    expect((await store.put(submission)).kind).toBe('stored');
    expect(await store.draftUsage()).toMatchObject({ drafts: 0, copies: 0 });
  });

  it('leave nothing in the files, once they are removed', async () => {
    const { app, folder, store, token } = await keeping();
    const [delivered, erased] = await Promise.all([2, 3].map((number) => sealedDraft(draftOf(idOf(number)))));
    if (!delivered || !erased) throw new Error('no copies');
    const isThere = (bytes: Uint8Array) => filesIn(folder).includes(tailOf(bytes));
    for (const [number, bytes] of [[2, delivered] as const, [3, erased] as const])
      expect((await putDraft(app, token, idOf(number), bytes)).status).toBe(204);
    expect([isThere(delivered), isThere(erased)]).toEqual([true, true]);
    const taken = documentOf(idOf(2), wanted);
    expect((await put(app, taken, { headers: bearer(token) })).status).toBe(201);
    await applyTerms(terms, termsOn(store));
    expect([isThere(delivered), isThere(erased)]).toEqual([false, true]);
    expect((await collectorOn(folder, 'erase', '--case', 'x')).code).toBe(0);
    expect(isThere(erased)).toBe(false);
    expect(rowsIn(folder, 'SELECT response FROM draft_copies')).toEqual([]);
  });

  it('are in a backup, and erased again in what is restored from it', async () => {
    const { folder, token } = await keeping();
    const out = join(newFolder(), 'backup');
    expect((await collectorOn(folder, 'backup', '--out', out)).code).toBe(0);
    const restored = newFolder();
    expect((await collectorOn(restored, 'restore', '--from', out, '--no-erasures')).code).toBe(0);
    const { app } = newCollector({ store: storeIn(restored), drafts });
    expect((await app.request(draftPath(response), { headers: bearer(token) })).status).toBe(200);
    const list = join(newFolder(), 'list');
    writeFileSync(list, '{"at":"2024-05-01T00:00:00Z","erased":"case","case":"x"}\n');
    const forgetful = newFolder();
    expect((await collectorOn(forgetful, 'restore', '--from', out, '--erasures', list)).code).toBe(0);
    expect((await collectorOn(forgetful, 'drafts')).out).toBe(nothing);
  });

  it('are served as the settings say, and removed where they say nothing', async () => {
    const { folder, token } = await keeping();
    const settings = { terms: { ...testConfig.terms, draftDays: 99_999 } };
    const running = await newServer(folder, { ...settings, drafts: { ...drafts, pauseMs: 0 } });
    const ask = (url: string) => fetch(url + draftPath(response), { headers: bearer(token) });
    const first = await ask(running.url);
    expect(first.status).toBe(200);
    const before = first.headers.get('ETag')?.slice(1, -1) ?? '';
    const [at, more] = [running.url + draftPath(response), await sealedDraft(draftOf(response, 2), before)];
    const headers = { ...bearer(token), 'Content-Type': 'application/jose', 'If-Match': `"${before}"` };
    expect((await fetch(at, { method: 'PUT', headers, body: more })).status).toBe(204);
    await running.close();
    expect((await ask((await newServer(folder)).url)).status).toBe(404);
    expect((await collectorOn(folder, 'drafts')).out).toBe(nothing);
  });
});
