import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyErasure } from '../../src/collector/erasing.ts';
import { problemNamed } from '../../src/collector/problems.ts';
import { applyTerms } from '../../src/collector/terms.ts';
import { newInstrumentFinder } from '../../src/export/instrumentFinder.ts';
import { collectorOn } from '../cli/run.ts';
import { bearer, expectRefusal, newCollector, newFolder, noon, put, rowsIn, storeIn } from './collectors.ts';
import { documentOf, idOf, type Wanted } from './documents.ts';
import { exported, rowsOf } from './exports.ts';
import { inOwn, submissionOf } from './storeContract.ts';

const secret = 'Zoë-Quatorze-Vermeulen';
const instrumentId = 'be.statbel.ict-2024';
const inCase = (id: string, more: Wanted['more'] = {}): Wanted => ({
  answers: { contactName: secret, contactEmail: 'zoe@example.org' },
  more: { case: { id }, ...more },
});

/** All that stands in the files of a database; read by another process, since closing a file ends all locks on it. */
const filesIn = (folder: string): Buffer =>
  execFileSync('sh', ['-c', 'cat veldwerk.sqlite*'], { cwd: folder, maxBuffer: 1e9 });

const partsOf = (store: ReturnType<typeof storeIn>) => ({
  store,
  findInstrument: newInstrumentFinder(),
  now: () => noon,
});

describe('erasing a case', () => {
  it('leaves nothing of it in the files, and its receipts', async () => {
    const folder = newFolder();
    const store = storeIn(folder);
    await store.addCases([{ id: 'x', instrumentId, name: secret, email: `${secret}@example.org`, known: secret }], 't');
    const submission = await submissionOf(1, inCase('x'));
    const first = await store.put(submission);
    for (let number = 2; number < 40; number += 1)
      await store.put(await submissionOf(number, inCase(`y${number % 3}`)));
    await store.put({ ...(await submissionOf(40, inCase('x'))), right: inOwn });
    const { app } = newCollector({ store });
    const refused = documentOf(idOf(41), inCase('x', { answers: { A1: 'wrong', contactName: `${secret}-refused` } }));
    await expectRefusal(await put(app, refused, { headers: bearer('one-sender.'.repeat(4)) }), 422, 'invalid-document');
    expect(filesIn(folder).includes(`${secret}-refused`)).toBe(true);

    const erased = await collectorOn(folder, 'erase', '--case', 'x');
    expect(erased).toMatchObject({
      code: 0,
      out: '2 responses emptied, 0 altered, 1 refusals and 0 e-mail addresses removed\n',
    });
    // What others said stays; so what was of the case alone is looked for.
    for (const gone of [`${secret}-refused`, `${secret}@example.org`])
      expect(filesIn(folder).includes(gone)).toBe(false);
    expect(rowsIn(folder, 'SELECT id, name, email, known FROM cases')).toEqual([
      { id: 'x', name: null, email: null, known: null },
    ]);
    expect(await store.put(submission)).toEqual({ ...first, kind: 'same' });
    expect(rowsIn(folder, "SELECT length(bytes) AS n, facts FROM responses WHERE case_id = 'x'")).toEqual([
      { n: 0, facts: '' },
      { n: 0, facts: '' },
    ]);
    expect(rowsOf((await exported(store, 'csv', true)).lines)).toHaveLength(38);
    expect((await store.acts('x')).filter(({ act }) => act === 'erased').map(({ detail }) => detail)).toEqual(
      expect.arrayContaining(['case', idOf(1), idOf(40)]),
    );
    const list = readFileSync(join(folder, 'erasures.ndjson'), 'utf8');
    expect(JSON.parse(list)).toEqual({ at: expect.any(String), erased: 'case', case: 'x' });
  });

  it('leaves no byte of what stood in a file alone', async () => {
    const folder = newFolder();
    const store = storeIn(folder);
    await store.put(await submissionOf(1, inCase('x')));
    await store.put(await submissionOf(2));
    expect(filesIn(folder).includes(secret)).toBe(true);
    expect(await collectorOn(folder, 'erase', '--case', 'x')).toMatchObject({ code: 0 });
    expect(filesIn(folder).includes(secret)).toBe(false);
    expect(filesIn(folder).includes('zoe@example.org')).toBe(false);
    expect((await exported(store, 'csv')).lines).toHaveLength(2);
  });

  it('says that there is none, and what is asked for wrongly', async () => {
    const folder = newFolder();
    storeIn(folder);
    expect(await collectorOn(folder, 'erase', '--case', 'x')).toMatchObject({
      code: 1,
      error: 'collector: there is no case x\n',
    });
    const wrong = [
      [],
      ['--before', '2024-01-01'],
      ['--contact', '--before', 'soon'],
      ['--contact', '--before', '2024-02-31'],
      ['--contact', '--before', '2999-01-01'],
      ['--case', 'x', '--before', '2024-01-01'],
    ];
    for (const args of wrong) expect(await collectorOn(folder, 'erase', ...args)).toMatchObject({ code: 2 });
  });
});

describe('erasing contact data', () => {
  it('of one case alters the kept copy alone, which an export says at its end', async () => {
    const folder = newFolder();
    const store = storeIn(folder);
    const submission = await submissionOf(1, inCase('x', { remarks: [{ question: 'contact', text: secret }] }));
    const first = await store.put(submission);
    await store.put(await submissionOf(2, inCase('y')));
    await store.put({ ...(await submissionOf(3, inCase('x'))), sealed: true });
    const one = { at: noon.toISOString(), erased: 'contact', case: 'x' } as const;
    expect(await applyErasure(one, partsOf(store))).toMatchObject({ altered: 1, sealed: 1, unread: [] });
    expect(await applyErasure(one, partsOf(store))).toMatchObject({ altered: 0, sealed: 1 });
    expect(await store.scrub(true)).toBe(true);
    const lines = (await exported(store, 'csv')).lines;
    expect(rowsOf(lines).map(({ contactName, remarks, altered, A1 }) => [contactName, remarks, altered, A1])).toEqual([
      ['', '', 'true', expect.stringMatching(/\d/)],
      [secret, '', 'false', expect.stringMatching(/\d/)],
    ]);
    expect(
      lines[0]
        ?.trimEnd()
        .endsWith(
          ',altered,givenEnterprise,givenName,revision,changedItems,correctionReason,correctionRemark,earlierSeconds,changedRemarks,changedConfirmations',
        ),
    ).toBe(true);
    expect(await store.put(submission)).toEqual({ ...first, kind: 'same' });
  });

  it('after their term: once a response has it, and what was refused as well', async () => {
    const folder = newFolder();
    const store = storeIn(folder);
    await store.addCases(
      [
        { id: 'x', instrumentId, email: 'x@example.org' },
        { id: 'y', instrumentId, email: 'y@example.org' },
      ],
      't',
    );
    await store.put(await submissionOf(1, inCase('x'), '2024-01-01T00:00:00.000Z'));
    await store.put(await submissionOf(2, inCase('y'), '2024-02-20T00:00:00.000Z'));
    const erasures = join(folder, 'list');
    const on = (day: string) =>
      applyTerms(
        { contactDays: 30, refusedDays: 30, draftDays: undefined },
        { ...partsOf(store), now: () => new Date(day), erasures },
      );
    const named = () => rowsIn(folder, "SELECT id FROM responses WHERE instr(bytes, 'Quatorze') > 0");
    await store.refuse({
      ...{ id: idOf(9), bytes: new Uint8Array([1]), sha256: 'aa', name: 'conflict', media: '', owner: '' },
      ...{ problem: problemNamed('conflict'), seenAt: '2024-01-02T00:00:00.000Z' },
    });
    await on('2024-01-20T00:00:00.000Z');
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM refused')).toEqual([{ n: 1 }]);
    expect([named(), existsSync(erasures)]).toEqual([[{ id: idOf(1) }, { id: idOf(2) }], false]);
    await on('2024-03-02T12:00:00.000Z');
    expect(named()).toEqual([{ id: idOf(2) }]);
    expect(rowsIn(folder, 'SELECT email FROM cases ORDER BY id')).toEqual([
      { email: null },
      { email: 'y@example.org' },
    ]);
    await on('2024-03-03T12:00:00.000Z');
    expect(rowsIn(folder, 'SELECT count(*) AS n FROM refused')).toEqual([{ n: 0 }]);
    expect((await store.acts()).filter(({ act }) => act === 'refusal-purged')).toHaveLength(1);
    expect(readFileSync(erasures, 'utf8').trim().split('\n')).toHaveLength(1);
    await on('2024-04-03T12:00:00.000Z');
    expect(named()).toEqual([]);
    expect(readFileSync(erasures, 'utf8').trim().split('\n')).toHaveLength(2);
  });
});
