import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ExportRequest, exportPieces } from '../../../src/collector/export/export.ts';
import { headOf } from '../../../src/collector/office/responseRef.ts';
import { hashOf } from '../../../src/collector/sender.ts';
import { newInstrumentFinder } from '../../../src/export/instrumentFinder.ts';
import type { OfficeRight } from '../../../src/protocol/officeRights.ts';
import { officeRivals } from '../../../src/protocol/rivals.ts';
import { newRecipient, type OpeningKey, sealResponse } from '../../../src/protocol/sealed.ts';
import { collectorOn } from '../../cli/run.ts';
import { newFolder, storeIn } from '../collectors.ts';
import { documentOf, idOf } from '../documents.ts';
import { submissionOf } from '../storeContract.ts';
import { newOffice, own } from './offices.ts';

const day = (number: number) => `2024-03-0${number}T12:00:00.000Z`;

/** Three responses to one case, two revisions of another, and somebody with these rights. */
async function rivalling(...rights: OfficeRight[]) {
  const office = await newOffice();
  const { store } = office;
  for (const number of [1, 2, 3])
    await store.put(await submissionOf(number, { more: { case: { id: 'A' } } }, day(number)));
  await store.put(await submissionOf(4, {}, day(4)));
  for (const number of [5, 6])
    await store.put(await submissionOf(number, { more: { supersedes: idOf(4) } }, day(number)));
  // A fork within a case is one group of rivals, not two.
  await store.put(await submissionOf(7, { more: { case: { id: 'B' } } }, day(7)));
  for (const number of [8, 9])
    await store.put(await submissionOf(number, { more: { case: { id: 'B' }, supersedes: idOf(7) } }, day(8)));
  const token = 'd'.repeat(43);
  await store.addOfficeToken({ name: 'Dora', rights, hash: hashOf(token) }, '2024');
  const headers = { ...own, Cookie: await office.cookieOf(token) };
  const send = (path: string, body: object) =>
    office.ask(`/api/rivals/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const refs: string[] = [];
  for (const number of [1, 2, 3]) {
    const [head] = (await store.responseHeads({ id: idOf(number) }, 1)).heads;
    refs.push(head ? headOf(head).ref : '');
  }
  const [one = '', two = '', three = ''] = refs;
  return {
    ...{ ...office, send, one, two, three },
    read: async () => officeRivals.parse(await (await office.ask('/api/rivals', { headers })).json()),
  };
}

const open = { superseded: false };

/** The ids in an export, and what is said at its end. */
async function exported(store: ExportRequest['store'], which: ExportRequest['which'] = open, key?: OpeningKey) {
  const notes: string[] = [];
  let text = '';
  for await (const piece of exportPieces({
    ...{ store, findInstrument: newInstrumentFinder(), format: 'ndjson', which, key, withoutContact: false },
    onSkipped: (line) => notes.push(line),
    onNote: (line) => notes.push(line),
    onProgress: () => undefined,
  } as const))
    text += piece;
  return { ids: [...text.matchAll(/"id":"01920000[\w-]*(\w\w)"/g)].map(([, id]) => Number(id)), notes };
}

describe('rivals', () => {
  it('are listed by case, and by what they correct where they have none, without answers', async () => {
    const { read } = await rivalling('decide');
    const { number, groups, choices } = await read();
    expect([number, choices]).toEqual([3, []]);
    expect(
      groups.map(({ caseId, revisionOf, responses }) => [caseId, revisionOf, responses.map(({ id }) => id)]),
    ).toEqual([
      ['A', undefined, [idOf(1), idOf(2), idOf(3)]],
      ['B', undefined, [idOf(8), idOf(9)]],
      [undefined, idOf(4), [idOf(5), idOf(6)]],
    ]);
    expect(JSON.stringify(groups)).not.toContain('answers');
  });

  it('are chosen between with a reason, which is on record, and the others leave the export and the counts', async () => {
    const { read, send, store, one, two, three, ask } = await rivalling('decide', 'counts');
    expect((await exported(store)).notes.join('\n')).toContain('case A (be.statbel.ict-2024) has 3 responses');
    expect((await send('choose', { chosen: two, over: [one, three], why: 'the phoned correction' })).status).toBe(204);
    const { number, choices } = await read();
    expect(number).toBe(2);
    expect(choices).toMatchObject([{ who: 'Dora', why: 'the phoned correction', chosen: { ref: two } }]);
    expect(choices[0]?.over.map(({ ref }) => ref).toSorted()).toEqual([one, three].toSorted());
    const [line] = await store.officeRecord(1);
    const detail = `${idOf(2)}: the phoned correction`;
    expect(line).toMatchObject({ act: 'rival-chosen', token: 3, caseId: 'A', detail });
    const after = await exported(store);
    expect(after.ids.filter((id) => id <= 3)).toEqual([2]);
    expect(after.notes.join('\n')).not.toContain('case A');
    expect(after.notes.join('\n')).toContain('counted as superseded: 2');
    expect((await exported(store, { superseded: true })).ids.filter((id) => id <= 3)).toEqual([1, 2, 3]);
    expect((await send('choose', { chosen: one, over: [two], why: 'too late' })).status).toBe(409);
    expect((await ask('/api/rivals')).status).toBe(401);
  });

  it('are as before once a choice is taken back', async () => {
    const { read, send, store, one, two, three } = await rivalling('decide');
    const before = await exported(store);
    await send('choose', { chosen: two, over: [one, three], why: 'the later one' });
    const choice = (await read()).choices[0]?.number;
    expect((await send('undo', { choice, why: 'a mistake' })).status).toBe(204);
    expect(await store.officeRecord(1)).toMatchObject([
      { act: 'choice-undone', caseId: 'A', detail: `${choice}: a mistake` },
    ]);
    expect(await exported(store)).toEqual(before);
    expect((await read()).groups).toHaveLength(3);
    expect((await send('undo', { choice, why: 'once more' })).status).toBe(409);
  });

  it.each<[string, { why?: undefined | string; over?: string[] | 'itself'; chosen?: string }, number]>([
    ['without a reason', { why: undefined }, 400],
    ['with a blank one', { why: '  ' }, 400],
    ['over nothing', { over: [] }, 400],
    ['that is not there', { chosen: `${idOf(99)}.0` }, 404],
    ['over one that is not there', { over: ['x'] }, 404],
    ['over itself', { over: 'itself' }, 409],
  ])('are not chosen between %s', async (_, more, status) => {
    const { send, one, two, store } = await rivalling('decide');
    const over = more.over === 'itself' ? [two] : (more.over ?? [one]);
    const answer = await send('choose', { chosen: two, why: 'the later one', ...more, over });
    expect(answer.status).toBe(status);
    expect((await store.officeRecord(1))[0]?.act).toBe('signed-in');
  });

  it.each<[OfficeRight]>([['answers'], ['contact'], ['issue'], ['counts']])(
    'are not chosen between with the right %s alone',
    async (right) => {
      const { send, one, two } = await rivalling(right);
      for (const [path, body] of [
        ['choose', { chosen: two, over: [one], why: 'the later one' }],
        ['undo', { choice: 1, why: 'a mistake' }],
      ] as const)
        expect((await send(path, body)).status).toBe(403);
    },
  );

  it('are chosen between where a revision is sealed, and an export with its key keeps the chosen one', async () => {
    const { send, store } = await rivalling('decide');
    const { opening, recipient } = await newRecipient();
    const of = { case: { id: 'S' } };
    await store.put(await submissionOf(33, { more: of }, day(1)));
    const document = documentOf(idOf(34), { more: { ...of, supersedes: idOf(33) } });
    const bytes = await sealResponse(document, recipient);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await store.put({ ...(await submissionOf(34, { more: document }, day(2))), bytes, sha256, sealed: true });
    const ids = async () => (await exported(store, { superseded: false, caseId: 'S' }, opening)).ids;
    expect(await ids()).toEqual([22]);
    const [open = '', sealed = ''] = (await store.responseHeads({ caseId: 'S' }, 2)).heads.map(
      (one) => headOf(one).ref,
    );
    expect((await send('choose', { chosen: open, over: [sealed], why: 'the first one' })).status).toBe(204);
    expect(await ids()).toEqual([21]);
    const [choice] = await store.rivalChoices(1);
    expect((await send('undo', { choice: choice?.line.number, why: 'a mistake' })).status).toBe(204);
    expect((await send('choose', { chosen: sealed, over: [open], why: 'the later one' })).status).toBe(204);
    expect(await ids()).toEqual([22]);
  });

  it('stay chosen in a backup that is restored', async () => {
    const { send, one, two, three, folder } = await rivalling('decide');
    await send('choose', { chosen: two, over: [one, three], why: 'the later one' });
    const [out, other] = [join(newFolder(), 'backup.sqlite'), newFolder()];
    expect((await collectorOn(folder, 'backup', '--out', out)).code).toBe(0);
    expect((await collectorOn(other, 'restore', '--from', out, '--no-erasures')).code).toBe(0);
    const restored = storeIn(other);
    expect((await exported(restored)).ids.filter((id) => id <= 3)).toEqual([2]);
    expect(await restored.rivalChoices(1)).toMatchObject([{ line: { detail: `${idOf(2)}: the later one` } }]);
  });
});
