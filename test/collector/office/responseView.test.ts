import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/collector/office/responseRef.ts';
import { hashOf } from '../../../src/collector/sender.ts';
import { databaseFile } from '../../../src/collector/store/sqlite.ts';
import { caseFinds } from '../../../src/protocol/officeCase.ts';
import { officeResponse } from '../../../src/protocol/officeResponse.ts';
import type { OfficeRight } from '../../../src/protocol/officeRights.ts';
import { figuresAnswers } from '../../instruments/figures.ts';
import { tinyInstrument } from '../../instruments/opened.ts';
import { sentOf } from '../../instruments/sentAwards.ts';
import { newCollector, put } from '../collectors.ts';
import { idOf } from '../documents.ts';
import { inOwn, submissionOf } from '../storeContract.ts';
import { newOffice, own } from './offices.ts';

const figures = await tinyInstrument('test.figures');
const hostile = '<img src=x onerror=alert(1)>\u202e\u0007=1+1';
const later = '2024-03-03T12:00:00.000Z';

/** Responses to read, and somebody with these rights. */
async function reading(...rights: OfficeRight[]) {
  const office = await newOffice();
  const { store } = office;
  const of = { case: { id: 'A' } };
  await store.put(
    await submissionOf(1, {
      answers: { contactName: hostile, contactEmail: 'zoe@example.be' },
      unanswered: [{ item: 'A1', reason: 'refused', remark: hostile }],
      more: {
        ...of,
        remarks: [
          { question: 'B2', text: hostile },
          { question: 'contact', text: 'call Zoë' },
        ],
        prefilled: [
          { item: 'A6', changed: true },
          { item: 'contactName', changed: false },
        ],
        respondent: { enterpriseNumber: '0314.595.348', enterpriseName: 'Bakkerij Peeters' },
      },
    }),
  );
  // The same id, from somebody else, without the case's key.
  await store.put({ ...(await submissionOf(1, { answers: { F: 31 }, more: of }, later)), right: inOwn });
  const token = 'd'.repeat(43);
  await store.addOfficeToken({ name: 'Dora', rights, hash: hashOf(token) }, '2024');
  const headers = { ...own, Cookie: await office.cookieOf(token) };
  const heads = async (caseId: string) => (await store.responseHeads({ caseId }, 10)).heads.map(headOf);
  const get = (ref: string) => office.ask(`/api/responses/${encodeURIComponent(ref)}`, { headers });
  const [proven, claimed] = await heads('A');
  return {
    ...{ ...office, headers, heads, get, proven: proven?.ref ?? '', claimed: claimed?.ref ?? '' },
    read: async (ref: string) => officeResponse.parse(await (await get(ref)).json()),
  };
}

describe('a response', () => {
  it('is given as it was sent, with its receipt and with what is unlikely in it', async () => {
    const { read, proven } = await reading('answers', 'contact');
    const { head, document, withheld, flags, closed } = await read(proven);
    expect([closed, withheld, head.sender, head.caseId]).toEqual([undefined, [], 'proven', 'A']);
    expect(document?.answers).toMatchObject({ contactName: hostile, contactEmail: 'zoe@example.be', F: 25 });
    expect(document?.unanswered).toEqual([{ item: 'A1', reason: 'refused', remark: hostile }]);
    expect(document?.remarks?.map(({ question }) => question)).toEqual(['B2', 'contact']);
    expect(document?.respondent?.enterpriseName).toBe('Bakkerij Peeters');
    expect(flags).toEqual(['moduleSeconds']);
  });

  it('is given without contact data to whoever lacks the right to them, and says what is not there', async () => {
    const { get, read, proven } = await reading('answers');
    const text = await (await get(proven)).text();
    for (const word of ['zoe@', 'call Zo', 'Peeters']) expect(text).not.toContain(word);
    const { document, withheld } = await read(proven);
    expect(withheld).toEqual(expect.arrayContaining(['contact', 'contactName', 'contactEmail']));
    expect(document?.answers).not.toHaveProperty('contactName');
    expect(document?.remarks).toEqual([{ question: 'B2', text: hostile }]);
    expect(document?.prefilled).toEqual([{ item: 'A6', changed: true }]);
    expect(document?.respondent).toEqual({ enterpriseNumber: '0314.595.348' });
  });

  it('is told from another sender’s with the same id', async () => {
    const { read, proven, claimed, get } = await reading('answers');
    expect((await read(claimed)).document?.answers['F']).toBe(31);
    expect((await read(proven)).document?.answers['F']).toBe(25);
    for (const ref of [idOf(1), `${idOf(1)}.0000000000000000`, 'x', '%', "' OR 1=1", proven.slice(0, -1)])
      expect((await get(ref)).status).toBe(404);
  });

  it('names no sender’s token, not even by its hash', async () => {
    const { get, claimed } = await reading('answers', 'contact');
    expect(await (await get(claimed)).text()).not.toMatch(/own:|"aa"|case:A/);
  });

  it.each<[OfficeRight]>([['counts'], ['contact'], ['decide'], ['issue']])(
    'is given to nobody with the right %s alone',
    async (right) => {
      const { get, proven } = await reading(right);
      expect(proven).not.toBe('');
      const answer = await get(proven);
      expect(answer.status).toBe(403);
      expect(await answer.text()).not.toContain('onerror');
    },
  );

  it('comes with what is computed here, and with what the device had found otherwise', async () => {
    const { read, heads, store } = await reading('answers');
    const { app } = newCollector({ store });
    const document = sentOf(figures, figuresAnswers, [], { 'given.begunOn': '2026-11-24' });
    const computed = { ...document.computed, total: '1', more: 'x' };
    const sent = { ...document, computed, outcome: { ...document.outcome, fits: 'notMet' }, case: { id: 'F' } };
    expect((await put(app, { ...sent, id: idOf(8) })).status).toBe(201);
    const { document: shown, came, flags } = await read((await heads('F'))[0]?.ref ?? '');
    expect([shown?.computed, shown?.outcome]).toEqual([document.computed, document.outcome]);
    expect(came).toEqual({ computed: { total: '1', more: 'x' }, outcome: { fits: 'notMet' } });
    expect(flags).toEqual(['moduleSeconds', 'computedDiffers', 'outcomeDiffers']);
  });

  it('of another version is read with that version’s rules, and one of an unknown one is not shown', async () => {
    const { read, heads, store } = await reading('answers');
    const named = async (number: number, version: string) => {
      const more = { case: { id: `V${number}` }, instrument: { id: 'be.statbel.ict-2024', version } };
      await store.put(await submissionOf(number, { more }));
      return read((await heads(`V${number}`))[0]?.ref ?? '');
    };
    expect((await named(5, '1.1.0')).document?.instrument.version).toBe('1.1.0');
    const unknown = await named(6, '9.0.0');
    expect([unknown.closed, unknown.document]).toEqual(['unknown-questionnaire', undefined]);
  });

  it('that is sealed, erased or damaged shows its head alone', async () => {
    const { read, proven, heads, store, folder, logged } = await reading('answers', 'contact');
    await store.put({ ...(await submissionOf(7, { more: { case: { id: 'S' } } })), sealed: true });
    const sealed = await read((await heads('S'))[0]?.ref ?? '');
    expect(sealed).toMatchObject({ closed: 'sealed', head: { sealed: true }, flags: [] });
    const database = new DatabaseSync(databaseFile(folder));
    database.exec("UPDATE responses SET bytes = X'7B7D' WHERE sender = 'proven' AND sealed = 0");
    database.close();
    expect(await read(proven)).toMatchObject({ closed: 'unreadable' });
    expect(JSON.stringify(logged)).not.toContain('onerror');
    await store.eraseCase('A', later, later);
    const erased = await read(proven);
    expect(erased).toMatchObject({ closed: 'erased', head: { erasedAt: later } });
    for (const one of [sealed, erased]) expect(one).not.toHaveProperty('document');
  });

  it('that contact data were taken out of says so, and is read', async () => {
    const { read, proven, store } = await reading('answers', 'contact');
    for await (const of of store.responses({ superseded: true, caseId: 'A' })) {
      if (of.sender !== 'proven') continue;
      const bytes = new TextEncoder().encode(new TextDecoder().decode(of.bytes).replaceAll('zoe@example.be', 'x@y.be'));
      const { createHash } = await import('node:crypto');
      await store.alterResponse(of, { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }, later);
    }
    const found = await read(proven);
    expect([found.head.altered, found.document?.answers['contactEmail']]).toEqual([true, 'x@y.be']);
  });

  it('is on record before it is given', async () => {
    const { read, get, proven, store } = await reading('answers');
    await read(proven);
    const [line] = await store.officeRecord(1);
    expect(line).toMatchObject({ token: 3, act: 'response-read', caseId: 'A', detail: idOf(1) });
    Object.assign(store, { recordOffice: () => Promise.reject(new Error('full')) });
    const answer = await get(proven);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('onerror');
  });

  it('without a case is found by its receipt', async () => {
    const { ask, headers, store, read } = await reading('answers');
    const put = await store.put(await submissionOf(8));
    const words = 'receipt' in put ? put.receipt.code : '';
    const answer = await ask('/api/search', { method: 'POST', headers, body: JSON.stringify({ words }) });
    const [found] = caseFinds.parse(await answer.json()).responses;
    expect((await read(found?.ref ?? '')).head).toMatchObject({ code: words, sender: 'own' });
  });
});
