import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/collector/sender.ts';
import { caseFinds } from '../../../src/protocol/officeCase.ts';
import type { OfficeRight } from '../../../src/protocol/officeRights.ts';
import { rowsIn } from '../collectors.ts';
import { idOf } from '../documents.ts';
import { submissionOf } from '../storeContract.ts';
import { newOffice, own } from './offices.ts';

const instrumentId = 'be.statbel.ict-2024';
const at = '2024-01-01T00:00:00.000Z';

/** Cases to look for, and somebody with these rights. */
async function searching(...rights: OfficeRight[]) {
  const office = await newOffice();
  const { store } = office;
  await store.addCases(
    [
      { id: 'ICT-1', instrumentId, name: 'Bakkerij Peeters', enterpriseNumber: '0314.595.348' },
      { id: 'ICT-2', instrumentId, name: 'Société “Été”', enterpriseNumber: '0202.239.951' },
      { id: 'peeters', instrumentId, name: 'Garage' },
    ],
    at,
  );
  const codes: string[] = [];
  for (const more of [{ case: { id: 'ICT-2' } }, {}, { case: { id: 'GONE' } }]) {
    const put = await store.put(await submissionOf(codes.length + 1, { more }));
    codes.push('receipt' in put ? put.receipt.code : '');
  }
  const token = 'd'.repeat(43);
  await store.addOfficeToken({ name: 'Dora', rights, hash: hashOf(token) }, '2024');
  const headers = { ...own, Cookie: await office.cookieOf(token) };
  const send = (words: string) =>
    office.ask('/api/search', { method: 'POST', headers, body: JSON.stringify({ words }) });
  const search = async (words: string) => caseFinds.parse(await (await send(words)).json());
  return { ...office, codes, send, search };
}

const idsOf = ({ cases }: { readonly cases: readonly { readonly id: string }[] }) => cases.map(({ id }) => id);

describe('a search', () => {
  it.each([
    ['a case', ' ict-1 ', ['ICT-1']],
    ['an enterprise’s number', '0314.595.348', ['ICT-1']],
    ['the same as people write it', 'BE 314595348', ['ICT-1']],
    ['a part of a number', '0314', []],
    ['names, which are not looked for', 'Bakkerij', []],
    ['what is both a case and a name', 'Peeters', ['peeters']],
    ['what matches everything elsewhere', '%', []],
  ])('finds by %s without the right to contact data', async (_, words, ids) => {
    const { search } = await searching('answers');
    const found = await search(words);
    expect([found.number, idsOf(found)]).toEqual([ids.length, ids]);
    expect(JSON.stringify(found)).not.toContain('name');
  });

  it.each([
    ['a name', 'bakk peet', ['ICT-1']],
    ['a name without its accents', 'societe ete', ['ICT-2']],
    ['a case and a name', 'peeters', ['peeters', 'ICT-1']],
    ['a single letter', 'e', []],
  ])('finds by %s with it', async (_, words, ids) => {
    const { search } = await searching('contact');
    const found = await search(words);
    expect([found.number, idsOf(found)]).toEqual([ids.length, ids]);
    if (ids.includes('ICT-1')) expect(found.cases.at(-1)).toMatchObject({ name: 'Bakkerij Peeters', state: 'invited' });
  });

  it('finds by the code of a receipt, however it is typed, also where there is no case or the register has none', async () => {
    const { search, codes } = await searching('decide');
    const [known = '', loose = '', gone = ''] = codes;
    const typed = known.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l').replaceAll('0', 'O');
    expect(idsOf(await search(typed))).toEqual(['ICT-2']);
    expect(await search(loose)).toMatchObject({ number: 0, cases: [], responses: [{ code: loose, id: idOf(2) }] });
    expect(await search(gone)).toEqual({ number: 1, cases: [{ id: 'GONE' }], responses: [] });
    expect(await search(idOf(1).toUpperCase())).toMatchObject({ cases: [{ id: 'ICT-2' }] });
    expect(await search('0000-0000-0000')).toEqual({ number: 0, cases: [], responses: [] });
  });

  it('shows fifty, and says how many there are', async () => {
    const { search, store } = await searching('contact');
    const many = Array.from({ length: 70 }, (_, number) => ({ id: `M${number}`, instrumentId, name: 'Maes' }));
    await store.addCases(many, at);
    const found = await search('maes');
    expect([found.number, found.cases.length]).toEqual([70, 50]);
  });

  it('is on record before it is answered, with the cases that were found if they are few, and without its words', async () => {
    const { search, store, folder } = await searching('contact', 'decide');
    await search('bakkerij');
    await search('peeters');
    await search('no such thing');
    const [nothing, two, one] = await store.officeRecord(3);
    expect(one).toMatchObject({ token: 3, act: 'cases-searched', caseId: 'ICT-1', detail: '1' });
    expect(two).toMatchObject({ act: 'cases-searched', caseId: undefined, detail: '2: peeters ICT-1' });
    expect(nothing).toMatchObject({ act: 'cases-searched', caseId: undefined, detail: '0' });
    const rests = JSON.stringify(rowsIn(folder, 'SELECT * FROM office_record')).toLowerCase();
    for (const word of ['bakkerij', 'such']) expect(rests).not.toContain(word);
  });

  it('is not answered where it cannot be put on record', async () => {
    const { send, store } = await searching('contact');
    Object.assign(store, { recordOffice: () => Promise.reject(new Error('full')) });
    const answer = await send('bakkerij');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('ICT-1');
  });

  it.each([['{"words":""}'], ['{"words":" "}'], [`{"words":"${'x'.repeat(201)}"}`], ['{"words":1}'], ['words']])(
    'is refused where it says nothing: %s',
    async (body) => {
      const { ask, cookieOf, store } = await searching('contact');
      await store.addOfficeToken({ name: 'E', rights: ['contact'], hash: hashOf('e'.repeat(43)) }, '2024');
      const headers = { ...own, Cookie: await cookieOf('e'.repeat(43)) };
      expect((await ask('/api/search', { method: 'POST', headers, body })).status).toBe(400);
    },
  );
});
