import { describe, expect, it } from 'vitest';
import { sha256, toHex } from '../../../src/protocol/digest.ts';
import { exportProgress, officeExports } from '../../../src/protocol/exportRequest.ts';
import type { OfficeRight } from '../../../src/protocol/officeRights.ts';
import { sentAwards, wholeAwards } from '../../instruments/sentAwards.ts';
import { bytesOf, idOf } from '../documents.ts';
import { rowsOf } from '../exports.ts';
import { submissionOf } from '../storeContract.ts';
import { newOffice } from './offices.ts';

const hostile = '=HYPERLINK("https://evil.example"); <b>\u202eevil</b>\r\n"x';

const contact = { contactName: 'Els Wouters', contactEmail: 'els@example.be', contactPhone: '02 555 01 23' };
const audit = [
  { event: 'question' as const, node: 'A1', start: 1, newValue: '12' },
  { event: 'question' as const, node: 'contact', start: 2, newValue: 'Els Wouters' },
];

/** Three responses, of which one replaces another; one of a case; a remark that is hostile. */
async function exporting() {
  const office = await newOffice();
  const { store } = office;
  await store.put(await submissionOf(1, { more: { remarks: [{ question: 'B2', text: hostile }] } }));
  const given = { answers: contact, more: { case: { id: 'ICT-2' }, audit } };
  await store.put(await submissionOf(2, given, '2024-03-05T12:00:00.000Z'));
  await store.put(await submissionOf(3, { more: { supersedes: idOf(1) } }, '2024-03-06T12:00:00.000Z'));
  const save = async (
    right: OfficeRight,
    more: object = {},
    path = right === 'contact' ? '/contact-exports' : '/exports',
  ) => {
    const officer = await office.signedInWith(right);
    const wish = {
      id: idOf(90),
      format: right === 'contact' ? 'contact' : 'csv',
      reader: 'program',
      superseded: false,
    };
    return { officer, answer: await officer.post(path, { ...wish, ...more }) };
  };
  return { ...office, save };
}

const textOf = async ({ answer }: { readonly answer: Response }): Promise<string> => {
  expect(answer.status).toBe(200);
  return answer.text();
};

describe('an export', () => {
  it.each(['NO-SUCH', 'ict-2'])('of the case %s, of which nothing is here, is not given', async (caseId) => {
    const { save, store } = await exporting();
    expect((await save('answers', { caseId })).answer.status).toBe(404);
    expect((await save('contact', { caseId })).answer.status).toBe(404);
    expect((await store.officeRecord(9)).filter(({ act }) => act.endsWith('-exported'))).toEqual([]);
  });

  it.each(officeExports.filter((format) => format !== 'contact'))('as %s has no contact data in it', async (format) => {
    const { save } = await exporting();
    const text = await textOf(await save('answers', { format, superseded: true }));
    for (const value of Object.values(contact)) expect(text).not.toContain(value);
    expect(text).toContain(idOf(2));
  });

  it('of contact data has nothing else, and needs its own right', async () => {
    const { save } = await exporting();
    const rows = rowsOf([await textOf(await save('contact', { superseded: true }))]);
    expect(rows).toHaveLength(3);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      ...['id', 'receivedAt', 'case', 'language', 'enterprise'],
      ...['contactName', 'contactFunction', 'contactEmail', 'contactPhone', 'simulated', 'code'],
    ]);
    expect(rows[1]).toMatchObject({ case: 'ICT-2', ...contact });
    // What another right is for is not there.
    expect((await save('contact', { format: 'csv' })).answer.status).toBe(404);
    expect((await save('answers', { format: 'contact' })).answer.status).toBe(404);
    expect((await save('answers', { format: 'contact' }, '/contact-exports')).answer.status).toBe(403);
    expect((await save('contact', { format: 'csv' }, '/exports')).answer.status).toBe(403);
  });

  it('has the selection that is asked for', async () => {
    const { save } = await exporting();
    const ids = async (more: object) => rowsOf([await textOf(await save('answers', more))]).map((row) => row['id']);
    expect(await ids({})).toEqual([idOf(2), idOf(3)]);
    expect(await ids({ superseded: true })).toEqual([idOf(1), idOf(2), idOf(3)]);
    expect(await ids({ since: '2024-03-06' })).toEqual([idOf(3)]);
    expect(await ids({ caseId: 'ICT-2' })).toEqual([idOf(2)]);
    expect(await ids({ instrumentId: 'another' })).toEqual([]);
  });

  it('is safe in a spreadsheet, unless it is for programs', async () => {
    const { save } = await exporting();
    const forPeople = await save('answers', { reader: 'spreadsheet', superseded: true });
    expect(forPeople.answer.headers.get('Content-Disposition')).toBe('attachment; filename="responses-2024-03-02.csv"');
    const bytes = new Uint8Array(await forPeople.answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const cells = new TextDecoder().decode(bytes).split(/;|\r\n/);
    expect(cells.filter((cell) => /^"?[=+@]/.test(cell))).toEqual([]);
    const raw = await textOf(await save('answers', { superseded: true }));
    expect(raw).toContain(hostile.replaceAll('"', '""'));
    const ndjson = await textOf(await save('answers', { format: 'ndjson', reader: 'spreadsheet', superseded: true }));
    expect(
      ndjson
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).remarks),
    ).toContain(`B2: ${hostile}`);
  });

  it('is on record before its first line, with its selection', async () => {
    const { save, store } = await exporting();
    await textOf(await save('answers', { format: 'long', superseded: true, since: '2024-03-01', caseId: 'ICT-2' }));
    expect((await store.officeRecord(1))[0]).toMatchObject({
      ...{ act: 'answers-exported', caseId: 'ICT-2', detail: 'long program superseded 2024-03-01' },
    });
    await textOf(await save('contact', { reader: 'spreadsheet' }));
    expect((await store.officeRecord(1))[0]).toMatchObject({ act: 'contact-exported', detail: 'contact spreadsheet' });
  });

  it('is not given where it cannot go on record', async () => {
    const { save, store } = await exporting();
    const officeRecord = store.recordOffice;
    const officer = (await save('answers')).officer;
    Object.assign(store, { recordOffice: () => Promise.reject(new Error('full')) });
    const wish = { id: idOf(91), format: 'csv', reader: 'program', superseded: false };
    const answer = await officer.post('/exports', wish);
    expect([answer.status, (await answer.text()).includes(idOf(2))]).toEqual([500, false]);
    Object.assign(store, { recordOffice: officeRecord });
  });

  it('tells whoever asked for it how far it is, and what is left out', async () => {
    const { save, signedInWith } = await exporting();
    const { officer, answer } = await save('answers');
    await answer.text();
    const progress = exportProgress.parse(await (await officer.get(`/exports/${idOf(90)}`)).json());
    expect(progress).toMatchObject({ responses: 2, of: 2, done: true, skipped: 0 });
    expect(progress.lines.at(-1)).toBe('1 superseded, 0 rivalling, 0 unopened');
    expect((await (await signedInWith('answers')).get(`/exports/${idOf(90)}`)).status).toBe(404);
    expect((await officer.get('/exports/nothing')).status).toBe(404);
  });

  it('that breaks off is cut, and never looks whole', async () => {
    const { save, store, logged } = await exporting();
    const { responsePages } = store;
    Object.assign(store, {
      responsePages: async function* (which: Parameters<typeof responsePages>[0]) {
        yield* responsePages(which);
        throw new Error('the disk is gone');
      },
    });
    const { officer, answer } = await save('answers');
    await expect(answer.text()).rejects.toThrow();
    expect(logged).toMatchObject([['an export broke off', { message: 'the disk is gone' }]]);
    expect(await (await officer.get(`/exports/${idOf(90)}`)).json()).toMatchObject({ done: false });
  });

  it.each([
    { format: 'xls' },
    { id: 'x' },
    { since: '2024-02-30' },
    { superseded: 'yes' },
    { reader: 'raw' },
    { caseId: '' },
    { more: 1 },
  ])('is not made of %j', async (wrong) => {
    const { save } = await exporting();
    expect((await save('answers', wrong)).answer.status).toBe(400);
  });

  it('has a table of each roster that there are rows of', async () => {
    const { save, store, signedInWith } = await exporting();
    const tables = async () => (await (await signedInWith('answers')).get('/export-tables')).json();
    expect(await tables()).toEqual({ rosters: [] });
    expect((await save('answers', { roster: 'awards' })).answer.status).toBe(404);
    const document = { ...sentAwards(wholeAwards), id: idOf(4) };
    const bytes = bytesOf(document);
    const digest = toHex(await sha256(bytes));
    const way = { sealed: false, right: { kind: 'none' }, late: false } as const;
    await store.put({ ...{ bytes, sha256: digest, document, receivedAt: '2024-03-07T12:00:00.000Z' }, ...way });
    expect(await tables()).toEqual({ rosters: ['projects', 'awards', 'payments'] });
    const { answer } = await save('answers', { roster: 'awards' });
    expect(answer.headers.get('Content-Disposition')).toMatch(/"awards-[\d-]+\.csv"/);
    expect(rowsOf([await answer.text()])).toMatchObject([{ row: 'x', PARENT_KEY: idOf(4) }, { row: 'y' }]);
    expect((await save('answers', { roster: 'castles' })).answer.status).toBe(404);
    expect((await save('answers', { roster: 'awards', format: 'long' })).answer.status).toBe(404);
  });
});
