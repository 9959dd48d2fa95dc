import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportPieces } from '../../src/collector/export/export.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { outlineOf } from '../../src/engine/outline.ts';
import { columnsFor } from '../../src/export/columns.ts';
import { csvLine, forSpreadsheets, recordIn } from '../../src/export/csv.ts';
import type { ExportFormat } from '../../src/export/formats.ts';
import { newInstrumentFinder } from '../../src/export/instrumentFinder.ts';
import type { Correction } from '../../src/protocol/correction.ts';
import { sha256, toHex } from '../../src/protocol/digest.ts';
import { collector } from '../cli/run.ts';
import { newFolder, storeIn } from './collectors.ts';
import { bytesOf, ict, idOf } from './documents.ts';
import { exported, rowsOf, storeAfter, storeWith } from './exports.ts';
import { run, runToEnd } from './processes.ts';
import { submissionOf } from './storeContract.ts';

/** Puts a response past the checks. */
async function putBytes(store: Store, number: number, text: string, instrument = ict): Promise<void> {
  const bytes = bytesOf(text);
  const submission = await submissionOf(number);
  const document = { ...submission.document, instrument: { id: instrument.id, version: instrument.version } };
  await store.put({ ...submission, bytes, sha256: toHex(await sha256(bytes)), document });
}

/** What an export says at its end where no response stands in the way of another. */
const nothingBeside = '0 superseded, 0 rivalling, 0 unopened';

const awkward = 'Zoë, "de Uil" 🦉\r\n=1+1\n;\t NA';

describe('an export', () => {
  it('has a column for every item, in order, between the fixed ones', async () => {
    const { store } = await storeWith({});
    const { lines } = await exported(store, 'csv');
    expect(lines[0]).toBe(
      csvLine([
        ...[
          'id',
          'receivedAt',
          'code',
          'instrument',
          'version',
          'case',
          'supersedes',
          'language',
          'startedAt',
          'completedAt',
        ],
        ...outlineOf(ict).items.keys(),
        ...['measuredSeconds', 'prefilledMinutes', 'declaredMinutes', 'changed', 'sessions'],
        ...['idleLimitSeconds', 'gapsDiscarded', 'appVersion', 'simulated'],
        ...['ID', 'A', 'B', 'C', 'D', 'E', 'F', 'review'].map((module) => `seconds.${module}`),
        ...['enterprise', 'euScope', 'confirmed', 'confirmedRemarks'],
        ...['remarks', 'unansweredRemarks', 'prefilledConfirmed'],
        ...['sender', 'late', 'otherSender', 'reissued', 'ingested'],
        ...['answeredItems', 'askedItems', 'openFindings', 'flags', 'rivals', 'altered'],
        ...['givenEnterprise', 'givenName'],
        ...['revision', 'changedItems', 'correctionReason', 'correctionRemark', 'earlierSeconds'],
        ...['changedRemarks', 'changedConfirmations'],
      ]),
    );
    expect(outlineOf(ict).items.size).toBe(87);
  });

  it('comes back from CSV as it went in', async () => {
    const { store } = await storeWith({
      answers: { contactName: awkward, A1: 0 },
      unanswered: [{ item: 'C3', reason: 'unknown' }],
      more: { case: { id: 'x,y' } },
    });
    const { lines } = await exported(store, 'csv');
    expect(lines.every((line) => line.endsWith('\r\n'))).toBe(true);
    const [row] = rowsOf(lines);
    expect(row).toMatchObject({
      id: idOf(1),
      receivedAt: '2024-03-02T12:00:00.000Z',
      code: expect.stringMatching(/^(\w{4}-){2}\w{4}$/),
      instrument: 'be.statbel.ict-2024',
      version: '1.0.0',
      case: 'x,y',
      supersedes: '',
      language: 'nl',
      contactName: awkward,
      contactPhone: '',
      A1: '0',
      A2: 'not_applicable',
      C1: 'no',
      C3: 'unanswered:unknown',
      C4: 'undetermined',
      F: '25',
      measuredSeconds: '1312',
      changed: 'true',
      sessions: '3',
      simulated: 'false',
    });
  });

  it('has the enterprise that a respondent without an invitation gave, apart from that of a case', async () => {
    const respondent = { enterpriseNumber: '0314.595.348', enterpriseName: 'Bakkerij "Peeters"' };
    const { store } = await storeWith({ answers: { A1: 0 }, more: { respondent } });
    const [row] = rowsOf((await exported(store, 'csv')).lines);
    expect(row).toMatchObject({
      ...{ case: '', enterprise: '', flags: expect.not.stringContaining('enterpriseNumber') },
      ...{ givenEnterprise: '0314.595.348', givenName: 'Bakkerij "Peeters"' },
    });
    const wrong = await storeWith({
      answers: { A1: 0 },
      more: { respondent: { enterpriseNumber: '0314.595.349' } },
    });
    expect(rowsOf((await exported(wrong.store, 'csv')).lines)[0]?.['flags']).toContain('enterpriseNumber');
  });

  it('comes back from NDJSON with its types', async () => {
    const { store } = await storeWith({ answers: { contactName: awkward, A1: 0 } });
    const { lines } = await exported(store, 'ndjson');
    expect(lines).toHaveLength(1);
    const row = JSON.parse(lines[0] ?? '');
    expect(row).toMatchObject({
      ...{ contactName: awkward, contactPhone: null, A1: 0, A2: 'not_applicable', C1: 'no', F: 25 },
      ...{ case: null, changed: true, declaredMinutes: 25, simulated: false },
    });
    expect(Object.keys(row)).toEqual(columnsFor([ict]).map(({ name }) => name));
  });

  it('has what was said beside the answers', async () => {
    const store = await storeAfter({
      answers: { A1: 0, C1: 'yes' },
      unanswered: [
        { item: 'C3', reason: 'unknown', remark: 'ask HR' },
        { item: 'D3', reason: 'refused' },
        { item: 'F', reason: 'inapplicable' },
      ],
      more: {
        case: { id: 'x', enterpriseNumber: '0123.456.789' },
        confirmed: [{ check: 'K52' }, { check: 'K42', remark: 'nobody, "really"' }, { check: 'K32', remark: 'b' }],
        remarks: [
          { question: 'A1', text: 'closed\nfor good' },
          { question: 'B2', text: ' ' },
        ],
        prefilled: [
          { item: 'A1', changed: true },
          { item: 'C1', changed: false },
        ],
      },
    });
    const [row] = rowsOf((await exported(store, 'csv')).lines);
    expect(row).toMatchObject({
      enterprise: '0123.456.789',
      euScope: 'outside',
      confirmed: 'K42 K52',
      flags: expect.stringContaining('confirmedNothing:K32'),
      confirmedRemarks: 'K42: nobody, "really"\nK32: b',
      remarks: 'A1: closed\nfor good\nB2:  ',
      unansweredRemarks: 'C3: ask HR',
      prefilledConfirmed: 'A1:changed C1:kept',
      F: 'unanswered:inapplicable',
      declaredMinutes: '',
      D1a: 'no',
    });
  });

  it('says of each response whether it is in the EU scope, where its answers tell', async () => {
    const store = await storeAfter(
      { answers: { A1: 0 } },
      { answers: { A1: 1 } },
      { unanswered: [{ item: 'A1', reason: 'unknown' }] },
    );
    const { lines } = await exported(store, 'ndjson');
    expect(lines.map((line) => JSON.parse(line).euScope)).toEqual(['outside', 'in', null]);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ confirmed: null, remarks: null, prefilledConfirmed: null });
  });

  it('leaves out what is superseded, unless all is asked for', async () => {
    const { store } = await storeWith({}, { more: { supersedes: idOf(1) } }, {});
    const ids = async (all: boolean) => rowsOf((await exported(store, 'csv', all)).lines).map((row) => row['id']);
    expect(await ids(false)).toEqual([2, 3].map(idOf));
    expect(await ids(true)).toEqual([1, 2, 3].map(idOf));
  });

  it('has the place of each revision in its chain, what it changes, and why', async () => {
    const corrected = (earlier: number, said: Correction, answers: Record<string, string>) => ({
      answers: { A1: 0, C1: 'no', ...answers },
      more: { supersedes: idOf(earlier), correction: said },
    });
    const { store } = await storeWith(
      { answers: { A1: 0, C1: 'no', contactName: 'An' } },
      corrected(1, { reason: 'mistake', remark: 'twee keer geteld', earlierSeconds: 1312 }, { C1: 'yes' }),
      corrected(2, { reason: 'asked' }, { C1: 'yes' }),
      {},
    );
    const columns = ['revision', 'changedItems', 'correctionReason', 'correctionRemark', 'earlierSeconds'];
    const found = async (all: boolean, more = {}) =>
      rowsOf((await exported(store, 'csv', all, more)).lines).map((row) => columns.map((name) => row[name]).join('|'));
    expect(await found(true)).toEqual([
      '1||||',
      '2|C1 contactName|mistake|twee keer geteld|1312',
      '3||asked||',
      '1||||',
    ]);
    expect(await found(false)).toEqual(['3||asked||', '1||||']);
    expect((await found(true, { withoutContact: true }))[1]).toBe('2|C1|mistake|twee keer geteld|1312');
  });

  it('has as changed another reason for having no answer, another remark, and another confirmation', async () => {
    const silent = (reason: 'unknown' | 'refused', remark?: string) => [
      { item: 'C3', reason, ...(remark !== undefined && { remark }) },
    ];
    const sent = (earlier: number | undefined, unanswered: ReturnType<typeof silent>, more: object) => ({
      answers: { A1: 0 },
      ...{ unanswered, more: { ...(earlier && { supersedes: idOf(earlier) }), ...more } },
    });
    const { store } = await storeWith(
      sent(undefined, silent('unknown'), { remarks: [{ question: 'C3', text: 'weet niet' }] }),
      sent(1, silent('refused'), { remarks: [{ question: 'C3', text: 'wil niet' }], confirmed: [{ check: 'K32' }] }),
      sent(2, silent('refused', 'geheim'), { confirmed: [{ check: 'K32', remark: 'echt' }] }),
      sent(3, silent('refused', 'geheim'), { confirmed: [{ check: 'K32', remark: 'echt' }] }),
    );
    const columns = ['changedItems', 'changedRemarks', 'changedConfirmations'];
    const rows = rowsOf((await exported(store, 'csv', true)).lines);
    expect(rows.map((row) => columns.map((name) => row[name]).join('|'))).toEqual([
      '||',
      'C3|C3|K32',
      'C3|C3|K32',
      '||',
    ]);
  });

  it('tells of a second response for a case and of a fork, and has them all', async () => {
    const inCase = (supersedes?: string) => ({ more: { case: { id: 'x' }, ...(supersedes && { supersedes }) } });
    const { store } = await storeWith(inCase(), inCase(idOf(1)), inCase(idOf(1)), {});
    const { lines, notes, sums } = await exported(store, 'csv');
    expect(lines).toHaveLength(4);
    expect(notes).toEqual([
      `case x (be.statbel.ict-2024) has 2 responses: ${idOf(2)}, ${idOf(3)}`,
      `revision of ${idOf(1)} has 2 responses: ${idOf(2)}, ${idOf(3)}`,
    ]);
    expect(sums).toEqual(['1 superseded, 2 rivalling, 0 unopened']);
  });

  it('tells of a document that does not read, and has the others', async () => {
    const { store } = await storeWith({}, {});
    await putBytes(store, 8, '{');
    await putBytes(store, 9, '{}');
    await putBytes(store, 10, '{}', { ...ict, version: '9.0.0' });
    const { lines, notes } = await exported(store, 'ndjson');
    expect(lines).toHaveLength(2);
    expect(notes).toEqual([
      `${idOf(8)} is left out: not-json`,
      expect.stringMatching(`^${idOf(9)} is left out: format: `),
      `${idOf(10)} is left out: be.statbel.ict-2024 9.0.0 is not known here`,
    ]);
  });

  it('counts what stands beside each response, and what the answers leave open', async () => {
    const inCase = (id: string, supersedes?: string) => ({ more: { case: { id }, ...(supersedes && { supersedes }) } });
    const { store } = await storeWith(
      inCase('x'),
      inCase('x', idOf(1)),
      inCase('x', idOf(1)),
      inCase('y'),
      {},
      { more: { supersedes: idOf(5) } },
      { more: { supersedes: idOf(5) } },
      { more: { supersedes: idOf(5) } },
    );
    const rivals = async (all: boolean) =>
      rowsOf((await exported(store, 'csv', all)).lines)
        .map((row) => `${row['id']?.at(-1)}:${row['rivals']}`)
        .join(' ');
    expect(await rivals(false)).toBe('2:1 3:1 4:0 6:2 7:2 8:2');
    expect(await rivals(true)).toBe('1:0 2:1 3:1 4:0 5:0 6:2 7:2 8:2');
  });

  it('counts rivals from any time, and names those that it has', async () => {
    const inCase = (id: string) => ({ more: { case: { id } } });
    const { store } = await storeWith(inCase('x'), inCase('y'), inCase('y'), inCase('x'));
    const { lines, notes, sums } = await exported(store, 'csv', false, {
      which: { superseded: false, since: '2024-03-02T12:00:03.000Z' },
    });
    expect(rowsOf(lines).map((row) => [row['id'], row['rivals']])).toEqual([[idOf(4), '1']]);
    expect(notes).toEqual([`case x (be.statbel.ict-2024) has 2 responses: ${idOf(1)}, ${idOf(4)}`]);
    expect(sums).toEqual(['0 superseded, 1 rivalling, 0 unopened']);
  });

  it('names a hundred groups of rivals, and says that there are more', async () => {
    const store = storeIn(newFolder());
    for (let number = 0; number < 202; number += 1)
      await store.put(await submissionOf(number, { more: { case: { id: `case ${number % 101}` } } }));
    const { notes, sums } = await exported(store, 'csv');
    expect([notes.length, notes.at(-1)]).toEqual([101, 'there are more of them: the column rivals has all']);
    expect(sums).toEqual(['0 superseded, 202 rivalling, 0 unopened']);
  });

  it('has what had to be answered, what was, and what is unlikely and unconfirmed', async () => {
    const store = await storeAfter(
      { answers: { A1: 80, A2: 'yes' } },
      { answers: { A1: 80, A2: 'yes' }, more: { confirmed: [{ check: 'K42' }] } },
      { answers: { A1: 80, A2: 'yes' }, unanswered: [{ item: 'A3', reason: 'unknown' }] },
    );
    const { lines } = await exported(store, 'ndjson');
    expect(
      lines.map((line) => JSON.parse(line)).map((row) => [row.answeredItems, row.askedItems, row.openFindings]),
    ).toEqual([
      [47, 47, 'K42 K49'],
      [47, 47, 'K49'],
      [46, 47, 'K42 K49'],
    ]);
  });

  it.each<[string, ExportFormat]>([
    ['csv', 'csv'],
    ['ndjson', 'ndjson'],
    ['long', 'long'],
    ['audit', 'audit'],
  ])('leaves out contact where that is wished, as %s', async (_, format) => {
    const secrets = ['Zoë', 'boss', 'zoe@example.be', '0470 11'];
    const [contactName = '', contactFunction = '', contactEmail = '', contactPhone = ''] = secrets;
    const audit = ['contact', 'A1'].map((node, at) => ({
      ...{ event: 'question' as const, node, start: at, end: 2, newValue: node === 'A1' ? '80' : 'Zoë' },
    }));
    const store = await storeAfter({
      answers: { contactName, contactFunction, contactEmail, contactPhone, A1: 80 },
      more: {
        remarks: [
          { question: 'contact', text: 'ask Zoë' },
          { question: 'A1', text: 'kept' },
        ],
        prefilled: [
          { item: 'contactName', changed: false },
          { item: 'A1', changed: false },
        ],
        audit,
      },
    });
    const text = async (withoutContact: boolean) =>
      (await exported(store, format, false, { withoutContact })).lines.join('');
    const [withIt, without] = [await text(false), await text(true)];
    expect(withIt).toContain('Zoë');
    for (const secret of [...secrets, 'contact']) expect(without).not.toContain(secret);
    expect(without).toContain('80');
    if (format === 'csv')
      expect(rowsOf([without])[0]).toMatchObject({ A1: '80', remarks: 'A1: kept', prefilledConfirmed: 'A1:kept' });
  });

  const strange = 'a\u0000b\u0001c\u001bd\u007fe\td\r\nf\u2028g\ud800h🦉';

  it('marks in CSV what other programs stumble over, and has it whole in NDJSON', async () => {
    const { store } = await storeWith({ answers: { contactName: strange } });
    const marked = 'a\ufffdb\ufffdc\ufffdd\u007fe\td\r\nf\u2028g\ufffdh🦉';
    for (const format of ['csv', 'long'] as const) {
      const [row] = rowsOf((await exported(store, format)).lines);
      expect(row?.['contactName'] ?? row?.['value']).toBe(marked);
    }
    const { lines } = await exported(store, 'ndjson');
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/[\u2028\ud800](?![\udc00-\udfff])/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ contactName: strange });
  });

  it.each<[string, string, string]>([
    ['a text', 'Zoë Peeters', 'Zoë Peeters'],
    ['a telephone number', '+32 2 123 45 67', "'+32 2 123 45 67"],
    ['a formula', '=HYPERLINK("http://x";"y")', `"'=HYPERLINK(""http://x"";""y"")"`],
    ['a formula behind blanks', '  =1+1', "'  =1+1"],
    ['an address like a command', '@SUM(A1)', "'@SUM(A1)"],
    ['a dash', '- geen -', "'- geen -"],
    ['a negative number', '-5', '-5'],
    ['a wide sign', '＝1', "'＝1"],
    ['a tab', '\tx', "'\tx"],
    ['a semicolon', 'a;b', '"a;b"'],
    ['a comma', 'a,b', 'a,b'],
    ['lines', 'a\nb', '"a\nb"'],
    ['a control character before a formula', '\u0007=1', '\ufffd=1'],
    ['a change of direction', 'a\u202eb\u2066', String.raw`a\u202eb\u2066`],
    ['a mark of direction before a formula', '\u200e=1', String.raw`\u200e=1`],
  ])('writes %s for spreadsheets', (_, text, cell) => {
    expect(recordIn(forSpreadsheets, [text, 1, null, true])).toBe(`${cell};1;;true\r\n`);
  });

  it.each(['csv', 'long', 'audit'] as const)('is the same table for spreadsheets, as %s', async (format) => {
    const audit = [{ event: 'question' as const, node: 'A1', start: 1, end: 2, newValue: '80' }];
    const { store } = await storeWith({ answers: { contactName: 'Zoë, Jan' }, more: { audit } }, {});
    const { lines } = await exported(store, format);
    const { lines: sheet } = await exported(store, format, false, { form: forSpreadsheets });
    const text = sheet.join('');
    expect([text.startsWith('\ufeff'), text.lastIndexOf('\ufeff')]).toEqual([true, 0]);
    expect(text.slice(1).replaceAll(';', ',').replace('Zoë, Jan', '"Zoë, Jan"')).toBe(lines.join(''));
  });

  it('leaves in pieces of some size, whole lines each', async () => {
    const store = storeIn(newFolder());
    for (let number = 1; number <= 450; number += 1) await store.put(await submissionOf(number));
    const pieces: string[] = [];
    const told: number[] = [];
    const order = {
      store,
      findInstrument: newInstrumentFinder(),
      format: 'long' as const,
      which: { superseded: false },
    };
    const silent = { withoutContact: false, onSkipped: () => undefined, onNote: () => undefined };
    for await (const piece of exportPieces({ ...order, ...silent, onProgress: (number) => told.push(number) }))
      pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(5);
    for (const piece of pieces.slice(0, -1)) expect(piece.length).toBeGreaterThanOrEqual(64 * 1024);
    for (const piece of pieces) expect(piece.length < 100_000 && piece.endsWith('\r\n')).toBe(true);
    expect(rowsOf(pieces)).toHaveLength(450 * 91);
    expect(told).toEqual([200, 400, 450]);
  });

  it('reads what intake checked as it reads what nobody did', async () => {
    const sent = [
      { answers: { contactName: awkward, A1: 0 } },
      { unanswered: [{ item: 'C3', reason: 'unknown', remark: 'b' } as const], more: { case: { id: 'x' } } },
    ];
    const store = await storeAfter(...sent);
    const facts = (await Array.fromAsync(store.responses({ superseded: true }))).map((one) => one.facts);
    expect(facts.every((one) => one !== undefined)).toBe(true);
    const { store: unchecked } = await storeWith(...sent);
    const own = new Set(['receivedAt', 'code', 'sender']);
    const rows = async (of: Store) =>
      rowsOf((await exported(of, 'csv')).lines).map((row) =>
        Object.fromEntries(Object.entries(row).filter(([name]) => !own.has(name))),
      );
    expect(await rows(store)).toEqual(await rows(unchecked));
  });

  it('has the items of several questionnaires, each name once', () => {
    const [first, ...rest] = ict.modules;
    if (!first) throw new Error('no modules');
    const named = (id: string) => ({
      ...ict,
      modules: [{ ...first, sections: [{ id: 'S', questions: [{ id, type: 'yesNo' as const, items: [id] }] }] }],
    });
    const names = columnsFor([{ ...ict, modules: rest.slice(0, 1) }, named('A1'), named('Z1'), named('code')]).map(
      ({ name }) => name,
    );
    expect(names.slice(10, names.indexOf('measuredSeconds'))).toEqual([
      'A1',
      'A2',
      'A3',
      'A4',
      'A5a',
      'A5b',
      'A5c',
      'A6',
      'Z1',
      'item.code',
    ]);
  });
});

describe('the command', () => {
  it('writes to the standard output or to a file', async () => {
    const { folder } = await storeWith({ answers: { contactName: awkward } }, {});
    const environment = { DATA_DIR: folder };
    const csv = await runToEnd('../../src/cli/collector.ts', ['export'], environment);
    expect([csv.code, csv.error, rowsOf([csv.out])[0]?.['contactName']]).toEqual([
      0,
      `collector: note: ${nothingBeside}\n`,
      awkward,
    ]);
    const file = join(folder, 'out.ndjson');
    const written = await collector(['export', '--format', 'ndjson', '--out', file], environment);
    expect([written.code, written.error, written.out]).toEqual([0, `collector: note: ${nothingBeside}\n`, '']);
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(2);
  });

  it('writes for a spreadsheet what that opens', async () => {
    const { folder } = await storeWith({ answers: { contactPhone: '+32 2 1', contactName: 'Zoë; Jan' } });
    const file = join(folder, 'sheet.csv');
    const { code } = await collector(['export', '--for', 'spreadsheet', '--out', file], { DATA_DIR: folder });
    const bytes = readFileSync(file);
    expect([code, bytes.subarray(0, 6).toString('hex')]).toEqual([0, 'efbbbf69643b']);
    expect(bytes.toString('utf8')).toContain(`;"Zoë; Jan";;;'+32 2 1;`);
  });

  it('ends with 1 where something is left out', async () => {
    const { store, folder } = await storeWith({});
    await putBytes(store, 9, '{');
    const { code, error, out } = await collector(['export', '--format=ndjson'], { DATA_DIR: folder });
    expect([code, error, out.split('\n').length]).toEqual([
      1,
      `collector: ${idOf(9)} is left out: not-json\ncollector: note: ${nothingBeside}\n`,
      2,
    ]);
  });

  it.each([
    [[], 2, 'collector: no command given (collector --help)\n'],
    [['import'], 2, "collector: unknown command 'import' (Did you mean export?) (collector --help)\n"],
    [
      ['export', 'x'],
      2,
      expect.stringMatching(/^collector: too many arguments for 'export'.*: x \(collector export --help\)\n$/),
    ],
    [['toString'], 2, "collector: unknown command 'toString' (collector --help)\n"],
    [
      ['export', '--format', 'pdf'],
      2,
      expect.stringMatching(
        /^collector: .*'pdf' is invalid. Allowed choices are csv, ndjson, long, audit, contact, record, xml \(.*\n$/,
      ),
    ],
    [['refused', '--all'], 2, expect.stringMatching(/^collector: unknown option '--all'.*\n$/)],
    ...['yesterday', '2026-02-30', '2026-03-31T18:00:00', ''].map((since): [string[], number, string] => [
      ['export', '--since', since],
      2,
      `collector: --since is a day (2026-03-31) or a moment with its zone (2026-03-31T18:00:00Z), not ${since} (collector export --help)\n`,
    ]),
    [
      ['export', '--for', 'spreadsheet', '--format', 'ndjson'],
      2,
      'collector: --for spreadsheet is for tables, and ndjson is none (collector export --help)\n',
    ],
    [['export', '--case', ' '], 2, 'collector: --case is blank (collector export --help)\n'],
    [
      ['refused'],
      1,
      expect.stringMatching(/^collector: there is no database at .*veldwerk\.sqlite; DATA_DIR names its folder\n$/),
    ],
    [['export', '--fast'], 2, expect.stringMatching(/^collector: unknown option '--fast'.*\n$/)],
    [
      ['export'],
      1,
      expect.stringMatching(/^collector: there is no database at .*veldwerk\.sqlite; DATA_DIR names its folder\n$/),
    ],
  ])('%j ends with %i and a line', async (args, code, error) => {
    expect(await collector(args, { DATA_DIR: newFolder() })).toEqual({ code, error, out: '' });
  });

  it.each([
    [['--help'], /^Usage: collector COMMAND/],
    [['export', '--help'], /^Usage: collector export/],
    [['refused', '-h'], /^Usage: collector refused/],
    [['codebook', '--help'], /^Usage: collector codebook/],
  ])('explains itself: %j', async (args, usage) => {
    const { code, error, out } = await collector(args, {});
    expect([code, error, out]).toEqual([0, '', expect.stringMatching(usage)]);
  });

  it.each<[string, readonly string[], readonly number[]]>([
    ['a moment', ['--since', '2024-03-02T13:00:01+01:00'], [2, 3]],
    ['a day', ['--since', '2024-03-02'], [1, 2, 3]],
    ['a later day', ['--since', '2024-03-03'], []],
    ['a case', ['--case', 'x'], [1, 3]],
    ['a questionnaire', ['--instrument', 'be.statbel.ict-2024'], [1, 2, 3]],
    ['another', ['--instrument', 'be.statbel.other'], []],
    ['some of each', ['--case', 'x', '--since=2024-03-02T12:00:01Z'], [3]],
  ])('selects by %s', async (_, args, numbers) => {
    const { folder } = await storeWith({ more: { case: { id: 'x' } } }, {}, { more: { case: { id: 'x' } } });
    const { code, out } = await collector(['export', ...args], { DATA_DIR: folder });
    expect([code, rowsOf([out]).map(({ id }) => id)]).toEqual([0, numbers.map(idOf)]);
  });

  it('bears a reader that stops early', async () => {
    const folder = newFolder();
    const store = storeIn(folder);
    for (let number = 1; number <= 300; number += 1) await store.put(await submissionOf(number));
    const child = run('../../src/cli/collector.ts', ['export', '--format', 'ndjson'], { DATA_DIR: folder });
    const errors: string[] = [];
    child.stderr?.on('data', (chunk) => errors.push(String(chunk)));
    child.stdout?.once('data', () => child.stdout?.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, errors]).toEqual([0, []]);
  });
});
