import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { routesOf } from '../../src/authoring/routes.ts';
import { codebookRows } from '../../src/cli/collector/variables.ts';
import { readSample } from '../../src/collector/register/sample.ts';
import { assess } from '../../src/engine/assessment.ts';
import type { Answers } from '../../src/engine/value.ts';
import { said } from '../authoring/tiny.ts';
import { bearer, newCollector, newFolder, put, storeIn } from '../collector/collectors.ts';
import { exported, rowsOf } from '../collector/exports.ts';
import { documentOf, tinyInstrument, tinyWords } from './opened.ts';

const numbers = await tinyInstrument('test.numbers');
const words = await tinyWords('test.numbers', ['nl', 'fr', 'de', 'en']);

const full = {
  ...{ N1: 12, N2: '1000.51', N3: 'yes', balance: '-0.05' },
  ...{ D1: '2024-02-29', D2: 'no', D3: '2024-03', D4: 2023 },
  ...{ granted: '2020-01-31', paid: '2020-02', ends: 2030, sum: '1234567.8', parts: -3 },
};

describe('a questionnaire with numbers, amounts and dates', () => {
  it('has no faults in four languages, and is proven', () => {
    expect(said(lint(numbers, words))).toEqual([]);
    expect(routesOf(numbers)).toMatchObject({ proven: true, count: 4n });
  });

  it.each<[string, Answers, Partial<ReturnType<typeof assess>>]>([
    ['all of it', full, { missing: [], findings: [] }],
    ['an amount below the gate, by a cent', { ...full, N2: '1000.5' }, { notApplicable: ['N3'] }],
    ['a day before the one that opens a question', { ...full, D1: '2024-02-28' }, { notApplicable: ['D2'] }],
    ['blank', {}, { waiting: ['N3', 'D2'], missing: ['N1', 'N2', 'D1', 'D4'] }],
    ['many persons', { ...full, N1: 5001 }, { findings: [{ check: 'K20', level: 'soft', items: ['N1'] }] }],
    [
      'amounts that floats add up wrong',
      { ...full, N2: '0.1', sum: '0.2' },
      { findings: [{ check: 'K21', level: 'hard', items: ['N2', 'sum'] }] },
    ],
  ])('%s', (_name, answers, expected) => {
    expect(assess(numbers, answers)).toMatchObject(expected);
  });

  it.each<[string, Answers[string], string]>([
    ['N1', -1, 'K12'],
    ['N1', 100_001, 'K12'],
    ['N1', '12', 'K12'],
    ['N1', '1.234', 'K12'],
    ['N2', '-0.01', 'K03'],
    ['N2', '0.001', 'K03'],
    ['N2', 1000, 'K03'],
    ['N2', '1,5', 'K03'],
    ['D1', '2023-02-29', 'K14'],
    ['D1', '2024-04-31', 'K14'],
    ['D1', '1989-12-31', 'K14'],
    ['D1', '2025-01-01', 'K14'],
    ['D1', '31/2/2024', 'K14'],
    ['D1', '2024-3-1', 'K14'],
    ['D1', '2024-03-01T00:00:00Z', 'K14'],
    ['D3', '2024-13', 'K05'],
    ['D3', '2024-03-01', 'K05'],
    ['D4', 1829, 'K06'],
    ['D4', '2023', 'K06'],
    ['D4', 23, 'K06'],
  ])('%s as %j is a hard finding', (item, entry, check) => {
    const { findings } = assess(numbers, { ...full, [item]: entry });
    expect(findings).toContainEqual({ check, level: 'hard', items: [item] });
  });

  it('is delivered, exported in every format, and tabled', async () => {
    const store = storeIn(newFolder());
    const { app } = newCollector({ store });
    const sender = { headers: bearer('one-sender.'.repeat(4)) };
    const wrong = documentOf(numbers, full);
    const refused = await put(app, { ...wrong, answers: { ...full, D1: '2023-02-29', N2: '1.50' } }, sender);
    expect(await refused.json()).toMatchObject({
      errors: expect.arrayContaining([
        { item: 'D1', fault: 'wrong-value' },
        { item: 'N2', fault: 'wrong-value' },
      ]),
    });
    expect((await put(app, documentOf(numbers, full), sender)).status).toBe(201);
    const [row] = rowsOf((await exported(store, 'csv')).lines);
    const texts = Object.fromEntries(Object.entries(full).map(([item, value]) => [item, `${value}`]));
    expect(row).toMatchObject(texts);
    const [line] = (await exported(store, 'ndjson')).lines;
    expect(JSON.parse(line ?? '')).toMatchObject({ N1: 12, N2: '1000.51', D1: '2024-02-29', D3: '2024-03', D4: 2023 });
    const long = rowsOf((await exported(store, 'long')).lines);
    expect(long.map(({ item, value, number }) => [item, value, number])).toEqual([
      ['N1', '12', '12'],
      ['N2', '1000.51', '1000.51'],
      ['N3', 'yes', '1'],
      ['balance', '-0.05', '-0.05'],
      ['D1', '2024-02-29', ''],
      ['D2', 'no', '0'],
      ['D3', '2024-03', ''],
      ['D4', '2023', '2023'],
      ['granted', '2020-01-31', ''],
      ['paid', '2020-02', ''],
      ['ends', '2030', '2030'],
      ['sum', '1234567.8', '1234567.8'],
      ['parts', '-3', '-3'],
    ]);
  });

  it('says in its codebook what its values may be', () => {
    const rows = codebookRows(numbers, words.nl, undefined);
    expect(Object.fromEntries(rows.map(({ item, type, values }) => [item, `${type}: ${values}`]))).toMatchObject({
      N1: 'whole: whole number, 0 or more, 100000 or less, in persons',
      N2: 'money: amount as text, at most 2 digits behind the point, 0 or more, in EUR',
      balance: 'money: amount as text, at most 2 digits behind the point, in USD',
      D1: 'date: date, YYYY-MM-DD, 1990-01-01 or later, 2024-12-31 or earlier',
      D3: 'month: month, YYYY-MM',
      D4: 'year: year, 1830 or later, 2024 or earlier',
    });
  });

  it.each([
    ['in Dutch', 'case;N1;N2;D1;D3;D4\nx;1 200;1000,5;29/02/2024;3/2024;2020'],
    ['in English', 'case,N1,N2,D1,D3,D4\nx,1200,1000.50,29 February 2024,March 2024,2020'],
    ['as machines have it', 'case,N1,N2,D1,D3,D4\nx,1200,1000.5,2024-02-29,2024-03,2020'],
  ])('is known beforehand from a sample, %s', (_name, text) => {
    const sample = readSample(new TextEncoder().encode(text), numbers);
    const known = { N1: 1200, N2: '1000.5', D1: '2024-02-29', D3: '2024-03', D4: 2020 };
    expect(sample).toMatchObject({ ok: true, value: [{ known }] });
  });

  it.each([
    ['D1', '30/02/2024'],
    ['D1', '02/29/2024'],
    ['N1', '1.200'],
    ['N2', '1,200'],
    ['D4', '20'],
  ])('does not guess what a sample means by %s %s', (item, cell) => {
    const sample = readSample(new TextEncoder().encode(`case;${item}\nx;${cell}`), numbers);
    expect(sample).toMatchObject({
      ok: false,
      fault: [{ line: 2, fault: `${item}: "${cell}" is not a value of this item` }],
    });
  });
});
