import { describe, expect, it } from 'vitest';
import { codeHmac } from '../../../src/collector/codeKey.ts';
import type { OfficeDependencies } from '../../../src/collector/office/officeDependencies.ts';
import { readShortCode } from '../../../src/protocol/shortCode.ts';
import { noon, rowsIn } from '../collectors.ts';
import { codeKey, newOffice } from './offices.ts';

const instrumentId = 'be.statbel.ict-2024';
const early = '2024-01-01T00:00:00.000Z';

/** Four cases: two that may begin, one that is past its last day, and one that has ceased. */
async function register(more: Partial<OfficeDependencies> = {}) {
  const office = await newOffice(more);
  const { store } = office;
  await store.addCases(
    [
      { id: 'A', instrumentId, name: '=Peeters', enterpriseNumber: '0314.595.348', language: 'nl', email: 'a@b.be' },
      { id: 'B', instrumentId, language: 'fr', expiresAt: '2024-12-31T23:59:59.999Z' },
      { id: 'C', instrumentId, language: 'fr', expiresAt: '2024-02-01T23:59:59.999Z' },
      { id: 'D', instrumentId, language: 'nl' },
    ],
    early,
  );
  await store.markCase('D', 'ceased', { at: early, token: 0, act: 'case-marked', caseId: 'D', detail: '' });
  const issue = async (rights: 'issue' | 'both', of: object) => {
    const officer = await office.signedInWith(
      ...(rights === 'both' ? (['contact', 'issue'] as const) : ['issue' as const]),
    );
    return officer.post('/codes-issue', { of, why: 'Letters were lost' });
  };
  return { ...office, issue };
}

const linesOf = async (answer: Response) =>
  (await answer.text())
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'));

describe('new codes', () => {
  it('go to a file for the letters, and can be exchanged', async () => {
    const { issue, store } = await register();
    const answer = await issue('issue', { cases: ['A', 'B', 'nobody'] });
    expect(answer.headers.get('Veldwerk-Count')).toBe('2');
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="letters-2024-03-02.csv"');
    const [head, ...lines] = await linesOf(answer);
    expect(head).toEqual(['case', 'enterprise', 'language', 'expires', 'code', 'link', 'simulated']);
    expect(lines.map(([id, enterprise, language, expires]) => [id, enterprise, language, expires])).toEqual([
      ['A', '0314.595.348', 'nl', ''],
      ['B', '', 'fr', '2024-12-31'],
    ]);
    for (const [id, , , , code = '', link] of lines) {
      expect(readShortCode(code)).toBe(code);
      expect(link).toBe(`https://survey.example/#/enrol/${code}`);
      const exchange = { hmac: codeHmac(code, codeKey), network: 'x', beside: undefined, at: noon.toISOString() };
      const exchanged = await store.exchangeCode({ ...exchange, hashes: { full: `f${id}`, send: `s${id}` } });
      expect(exchanged).toMatchObject({ kind: 'redeemed', of: { id } });
      // What is sent with it is marked in exports: an office gave the code a second time.
      expect((await store.tokensOf(id ?? ''))[0]?.origin).toBe('reissue');
    }
  });

  it('are issued while the file is written, so that a letter that nobody got ends no code', async () => {
    const { store, issue } = await register();
    await store.addCases(
      Array.from({ length: 450 }, (_, number) => ({ id: `L${String(number).padStart(3, '0')}`, instrumentId })),
      early,
    );
    const { issueCodes } = store;
    let turns = 0;
    Object.assign(store, {
      issueCodes: async (...given: Parameters<typeof issueCodes>) => {
        turns += 1;
        if (turns > 2) throw new Error('the disk is gone');
        return issueCodes(...given);
      },
    });
    await expect((await issue('issue', { filter: {} })).text()).rejects.toThrow();
    expect([await store.hasCode('A'), await store.hasCode('L100'), await store.hasCode('L449')]).toEqual([
      ...[true, true, false],
    ]);
  });

  it('end the earlier ones', async () => {
    const { issue, store } = await register();
    const codeIn = async () => (await linesOf(await issue('issue', { cases: ['A'] })))[1]?.[4] ?? '';
    const [first, second] = [await codeIn(), await codeIn()];
    const exchange = async (code: string) =>
      store.exchangeCode({
        ...{ hmac: codeHmac(code, codeKey), network: 'x', beside: undefined, at: noon.toISOString() },
        hashes: { full: `f${code}`, send: `s${code}` },
      });
    expect([(await exchange(first)).kind, (await exchange(second)).kind]).toEqual(['ended', 'redeemed']);
  });

  it('go to all that are asked for and can still begin', async () => {
    const { issue } = await register();
    const issued = async (filter: object) =>
      (await linesOf(await issue('issue', { filter }))).slice(1).map(([id]) => id);
    expect(await issued({})).toEqual(['A', 'B']);
    expect(await issued({ state: 'outstanding', language: 'fr' })).toEqual(['B']);
    expect(await issued({ until: '2024-12-31' })).toEqual(['B']);
    expect((await issue('issue', { filter: { state: 'expired' } })).status).toBe(404);
    expect((await issue('issue', { cases: ['D'] })).status).toBe(404);
  });

  it('have names and addresses beside them for whoever may see those, and no formula', async () => {
    const { issue } = await register();
    const [head, line] = await linesOf(await issue('both', { cases: ['A'] }));
    expect(head?.slice(-3)).toEqual(['name', 'email', 'simulated']);
    expect(line?.slice(-3)).toEqual(["'=Peeters", 'a@b.be', 'false']);
  });

  it('are on record with the case or their number, and the code is not', async () => {
    const { issue, store, folder } = await register();
    const [, line] = await linesOf(await issue('issue', { cases: ['A'] }));
    expect((await store.officeRecord(1))[0]).toMatchObject({
      ...{ act: 'codes-issued', caseId: 'A', detail: 'Letters were lost' },
    });
    await (await issue('issue', { filter: { language: 'fr' } })).text();
    expect((await store.officeRecord(1))[0]).toMatchObject({
      ...{ act: 'codes-issued', caseId: undefined, detail: '1: fr: Letters were lost' },
    });
    for (const table of ['office_record', 'acts', 'codes'])
      expect(JSON.stringify(rowsIn(folder, `SELECT * FROM ${table}`))).not.toContain(line?.[4]);
  });

  it.each([
    ['without the address of the app', { app: () => undefined }, {}],
    ['without a key', { codeKey: () => undefined }, { app: 'https://survey.example/' }],
  ])('are not made %s, which is said before', async (_, more, told) => {
    const { signedInWith, store } = await register(more);
    const officer = await signedInWith('issue');
    expect(await (await officer.get('/codes')).json()).toEqual({ ready: false, ...told });
    expect((await officer.post('/codes-issue', { of: { cases: ['A'] }, why: 'Letters were lost' })).status).toBe(404);
    expect(await store.hasCode('A')).toBe(false);
  });

  it.each([
    {},
    { of: {} },
    { of: { cases: [] } },
    { of: { cases: ['A'], filter: {} } },
    { of: { filter: { state: 'x' } }, why: 'Letters were lost' },
    { of: { cases: ['A'] } },
  ])('are not made for nobody knows whom: %j', async (body) => {
    const { signedInWith } = await register();
    expect((await (await signedInWith('issue')).post('/codes-issue', body)).status).toBe(400);
  });
});
