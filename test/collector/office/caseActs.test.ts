import { describe, expect, it } from 'vitest';
import { stateOf } from '../../../src/collector/store/caseRows.ts';
import { noon, rowsIn } from '../collectors.ts';
import { newOffice } from './offices.ts';

const instrumentId = 'be.statbel.ict-2024';
const why = 'It was merged into another enterprise';

/** One case, and somebody with each right. */
async function oneCase() {
  const office = await newOffice();
  await office.store.addCases([{ id: 'A/1', instrumentId, expiresAt: '2024-03-01T23:59:59.999Z' }], '2024-01-01');
  const state = async () => {
    const of = await office.store.caseOf('A/1');
    return of && stateOf(of, noon.toISOString());
  };
  return {
    ...{ office, state },
    decider: await office.signedInWith('decide'),
    issuer: await office.signedInWith('issue'),
    last: async () => (await office.store.officeRecord(1))[0],
  };
}

describe('a case', () => {
  it('is marked and unmarked, and both are on record with who and why', async () => {
    const { decider, state, last, office } = await oneCase();
    expect(await state()).toBe('expired');
    expect((await decider.post('/cases/A%2F1/mark', { mark: 'ceased', why })).status).toBe(204);
    expect(await state()).toBe('ceased');
    expect(await last()).toMatchObject({ token: 3, act: 'case-marked', caseId: 'A/1', detail: `ceased: ${why}` });
    expect((await decider.post('/cases/A%2F1/mark', { why: 'It answers after all' })).status).toBe(204);
    expect(await state()).toBe('expired');
    expect((await office.store.checkOfficeRecord()).broken).toBeUndefined();
  });

  it('is revoked: its tokens and codes end', async () => {
    const { decider, state, last, office } = await oneCase();
    const hashes = { full: 'full', send: 'send' };
    await office.store.registerToken({ caseId: 'A/1', origin: 'enrol', hashes, weak: false }, '2024-01-01');
    expect((await decider.post('/cases/A%2F1/revoke', { why: 'The letter was stolen' })).status).toBe(204);
    expect([await state(), (await office.store.tokenOf(['full']))?.revoked]).toEqual(['revoked', true]);
    expect(await last()).toMatchObject({ act: 'case-revoked', caseId: 'A/1', detail: 'The letter was stolen' });
  });

  it('is given another last day', async () => {
    const { issuer, state, last } = await oneCase();
    const answer = await issuer.post('/cases-extend', {
      of: { cases: ['A/1'] },
      day: '2024-03-31',
      why: 'They asked for it',
    });
    expect(await answer.json()).toEqual({ extended: 1 });
    expect(await state()).toBe('invited');
    expect(await last()).toMatchObject({
      ...{ token: 4, act: 'cases-extended', caseId: 'A/1', detail: '2024-03-31: They asked for it' },
    });
  });

  it('is in use again once its revocation is taken back, and not by a new code', async () => {
    const { decider, issuer, state, last } = await oneCase();
    await issuer.post('/cases-extend', { of: { cases: ['A/1'] }, day: '2024-03-31', why: 'They asked for it' });
    await decider.post('/cases/A%2F1/revoke', { why: 'They asked for it' });
    const codes = { of: { filter: { state: 'revoked' } }, why: 'A slip' };
    expect((await issuer.post('/codes-issue', codes)).status).toBe(404);
    expect((await issuer.post('/cases/A%2F1/reinstate', { why: 'A slip' })).status).toBe(403);
    expect(await state()).toBe('revoked');
    expect((await decider.post('/cases/A%2F1/reinstate', { why: 'It was another one' })).status).toBe(204);
    expect(await state()).toBe('invited');
    expect(await last()).toMatchObject({ act: 'case-reinstated', caseId: 'A/1', detail: 'It was another one' });
    expect((await decider.post('/cases/A%2F1/reinstate', { why: 'It was another one' })).status).toBe(404);
  });

  it('of many has its own line, and the list one for all', async () => {
    const { issuer, office, last } = await oneCase();
    const cases = Array.from({ length: 450 }, (_, number) => ({ id: `M${number}`, instrumentId, language: 'fr' }));
    await office.store.addCases(cases, '2024-01-01');
    const asked = { of: { filter: { language: 'fr' } }, day: '2024-03-31', why: 'Holidays' };
    expect(await (await issuer.post('/cases-extend', asked)).json()).toEqual({ extended: 450 });
    expect(await last()).toMatchObject({ act: 'cases-extended', detail: '450: fr: 2024-03-31: Holidays' });
    expect((await office.store.checkOfficeRecord()).broken).toBeUndefined();
    const rows = rowsIn(office.folder, "SELECT * FROM office_record WHERE case_id = 'M7'");
    expect(rows).toMatchObject([{ act: 'case-extended', detail: '2024-03-31: Holidays' }]);
    const { answer } = { answer: await (await office.signedInWith('issue')).get('/cases/M7') };
    expect(JSON.stringify(await answer.json())).toContain('2024-03-31: Holidays');
  });

  it('that is not there is said to be so, and nothing is on record', async () => {
    const { decider, last } = await oneCase();
    for (const [act, body] of [
      ['mark', { mark: 'ceased', why }],
      ['revoke', { why }],
    ] as const)
      expect((await decider.post(`/cases/B/${act}`, body)).status).toBe(404);
    expect((await last())?.act).toBe('signed-in');
  });

  it.each([
    ['mark', {}],
    ['mark', { mark: 'ceased' }],
    ['mark', { mark: 'gone', why }],
    ['mark', { mark: 'ceased', why: '  ' }],
    ['mark', { mark: 'ceased', why: 'x'.repeat(201) }],
    ['mark', { mark: 'ceased', why: 'one line\nand another' }],
    ['mark', { mark: 'ceased', why: 'turned \u202e around' }],
    ['mark', { mark: 'ceased', why, more: 1 }],
    ['revoke', { why: 1 }],
  ])('is not changed by what does not say enough: %s %j', async (act, body) => {
    const { decider, state, last } = await oneCase();
    expect((await decider.post(`/cases/A%2F1/${act}`, body)).status).toBe(400);
    expect([await state(), (await last())?.act]).toEqual(['expired', 'signed-in']);
  });

  it.each(['2024-02-30', '31-03-2024', '', '9999999', '2024-03-01', '2027-12-31', '9999-12-31'])(
    'has no last day %j',
    async (day) => {
      const { issuer, state } = await oneCase();
      expect((await issuer.post('/cases-extend', { of: { cases: ['A/1'] }, day, why: 'They asked' })).status).toBe(400);
      expect(await state()).toBe('expired');
    },
  );

  it('is not changed by a body that is too large', async () => {
    const { decider } = await oneCase();
    expect((await decider.post('/cases/A%2F1/mark', { mark: 'ceased', why: 'x'.repeat(20_000) })).status).toBe(413);
  });
});
