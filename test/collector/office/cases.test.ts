import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/collector/sender.ts';
import { officeCases } from '../../../src/protocol/caseList.ts';
import { rowsIn } from '../collectors.ts';
import { submissionOf } from '../storeContract.ts';
import { newOffice, own } from './offices.ts';

describe('the lists of cases', () => {
  const instrumentId = 'be.statbel.ict-2024';
  /** Three cases, one of them with the name of a formula, and somebody who may see contact data. */
  async function listing() {
    const office = await newOffice();
    await office.store.addCases(
      [
        { id: 'A', instrumentId, name: 'Bakkerij Peeters', enterpriseNumber: '0314.595.348', language: 'nl' },
        { id: 'B', instrumentId, name: '=HYPERLINK("https://evil.example")', language: 'fr', email: 'b@example.be' },
        { id: 'C', instrumentId, name: 'Garage; Maes', language: 'nl' },
      ],
      '2024-01-01T00:00:00.000Z',
    );
    await office.store.put(await submissionOf(1, { more: { case: { id: 'A' } } }));
    const token = 'c'.repeat(43);
    await office.store.addOfficeToken({ name: 'Chris', rights: ['contact', 'decide'], hash: hashOf(token) }, '2024');
    const headers = { ...own, Cookie: await office.cookieOf(token) };
    return { ...office, get: (path: string) => office.ask(path, { headers }) };
  }

  it.each([
    ['', ['A', 'B', 'C']],
    ['?state=invited', ['B', 'C']],
    ['?state=invited&language=fr', ['B']],
    ['?state=ceased', []],
    ['?state=nonsense&language=no language', ['A', 'B', 'C']],
  ])('have who is asked for: %s', async (query, ids) => {
    const { get } = await listing();
    const found = officeCases.parse(await (await get(`/api/cases${query}`)).json());
    expect([found.number, found.cases.map(({ id }) => id)]).toEqual([ids.length, ids]);
  });

  it('show two hundred, then the rest, and say how many there are', async () => {
    const { get, store } = await listing();
    await store.addCases(
      Array.from({ length: 230 }, (_, number) => ({ id: `D${number}`, instrumentId })),
      '2024-01-01T00:00:00.000Z',
    );
    const found = officeCases.parse(await (await get('/api/cases')).json());
    expect([found.number, found.cases.length]).toEqual([233, 200]);
    const page = async (from: string) =>
      officeCases.parse(await (await get(`/api/cases?skip=${from}`)).json()).cases.map(({ id }) => id);
    const rest = await page('200');
    expect(new Set([...found.cases.map(({ id }) => id), ...rest]).size).toBe(233);
    expect([await page('233'), await page('999999999')]).toEqual([[], []]);
    for (const from of ['-1', 'x', '1.5']) expect(await page(from)).toEqual(found.cases.map(({ id }) => id));
  });

  it('come as a file for spreadsheets, in which a name is no formula', async () => {
    const { get } = await listing();
    const answer = await get('/api/cases.csv?language=fr');
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="cases-2024-03-02.csv"');
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^case;instrument;enterprise;name;language;state;.*;email;simulated$/);
    expect(lines[1]).toContain(`;"'=HYPERLINK(""https://evil.example"")";fr;invited;`);
    expect(lines[1]).toMatch(/;b@example\.be;false$/);
  });

  it('are on record before they are given, by what they were asked for and by nothing in them', async () => {
    const { get, store, folder } = await listing();
    await (await get('/api/cases?state=invited')).text();
    await (await get('/api/cases.csv')).text();
    const [exported, read] = await store.officeRecord(2);
    expect(read).toMatchObject({ token: 3, act: 'cases-read', detail: 'invited' });
    expect(exported).toMatchObject({ token: 3, act: 'cases-exported', detail: '*' });
    const rests = JSON.stringify(rowsIn(folder, 'SELECT * FROM office_record'));
    for (const word of ['Peeters', '0314', 'b@example']) expect(rests).not.toContain(word);
  });

  it('are not given where they cannot be put on record', async () => {
    const { get, store } = await listing();
    Object.assign(store, { recordOffice: () => Promise.reject(new Error('full')) });
    for (const path of ['/api/cases', '/api/cases.csv']) {
      const answer = await get(path);
      expect(answer.status).toBe(500);
      expect(await answer.text()).not.toContain('Peeters');
    }
  });
});
