import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { routesOf } from '../../src/authoring/routes.ts';
import { codebookRows } from '../../src/cli/collector/variables.ts';
import { readSample } from '../../src/collector/register/sample.ts';
import { assess } from '../../src/engine/assessment.ts';
import type { Answers } from '../../src/engine/value.ts';
import { labelsOf } from '../../src/instrument/labels.ts';
import { said } from '../authoring/tiny.ts';
import { bearer, newCollector, newFolder, put, storeIn } from '../collector/collectors.ts';
import { exported, rowsOf } from '../collector/exports.ts';
import { documentOf, tinyInstrument, tinyWords } from './opened.ts';

const energy = await tinyInstrument('test.energy');
const words = await tinyWords('test.energy', ['nl', 'en']);

const full = { E1: '1000.501', E2: 'yes', sun: '0.1', wind: '0.2', frost: '-12.5' };

describe('a questionnaire with decimal numbers', () => {
  it('has no faults, and two routes', () => {
    expect(said(lint(energy, words))).toEqual([]);
    expect(routesOf(energy)).toMatchObject({ proven: true, count: 2n });
  });

  it.each<[string, Answers, Partial<ReturnType<typeof assess>>]>([
    ['all of it', full, { missing: [], findings: [] }],
    ['below the gate', { ...full, E1: '1000.5' }, { notApplicable: ['E2'] }],
    ['above it, by the least', { E1: '1000.501' }, { missing: ['E2', 'sun', 'wind'] }],
    ['a sum that floats get wrong', { ...full, sun: '0.2', wind: '0.1' }, { findings: [] }],
    [
      'a sum that is too much',
      { ...full, wind: '0.21' },
      { findings: [{ check: 'K10', level: 'hard', items: ['sun', 'wind'] }] },
    ],
    ['cold', { ...full, frost: '-20.6' }, { findings: [{ check: 'K20', level: 'soft', items: ['frost'] }] }],
    ['out of bounds', { ...full, E1: '1000000.1' }, { findings: [{ check: 'K02', level: 'hard', items: ['E1'] }] }],
    ['as typed', { ...full, sun: '0,1' }, { findings: [{ check: 'K01', level: 'hard', items: ['sun'] }] }],
    ['a float', { ...full, sun: 0.1 }, { findings: [{ check: 'K01', level: 'hard', items: ['sun'] }] }],
    ['blank', {}, { waiting: ['E2'], missing: ['E1', 'sun', 'wind'] }],
  ])('%s', (_name, answers, expected) => {
    expect(assess(energy, answers)).toMatchObject(expected);
  });

  it('is delivered, exported in every format, and tabled, to the last digit', async () => {
    const store = storeIn(newFolder());
    const { app } = newCollector({ store });
    const sender = { headers: bearer('one-sender.'.repeat(4)) };
    const wrong = await put(app, { ...documentOf(energy, full), answers: { ...full, sun: '0.10' } }, sender);
    expect(await wrong.json()).toMatchObject({ errors: [{ item: 'sun', fault: 'wrong-value' }] });
    const answer = await put(app, documentOf(energy, full), sender);
    expect(answer.status).toBe(201);
    const [row] = rowsOf((await exported(store, 'csv')).lines);
    expect(row).toMatchObject({ E1: '1000.501', E2: 'yes', sun: '0.1', wind: '0.2', frost: '-12.5' });
    const [line] = (await exported(store, 'ndjson')).lines;
    expect(JSON.parse(line ?? '')).toMatchObject({ E1: '1000.501', frost: '-12.5' });
    const long = rowsOf((await exported(store, 'long')).lines);
    const numbers = long.map(({ item, value, number }) => [item, value, number]);
    expect(numbers).toEqual([
      ['E1', '1000.501', '1000.501'],
      ['E2', 'yes', '1'],
      ['sun', '0.1', '0.1'],
      ['wind', '0.2', '0.2'],
      ['frost', '-12.5', '-12.5'],
    ]);
    expect(codebookRows(energy, words.nl, undefined).map(({ item, type, values }) => [item, type, values])).toEqual([
      [
        'E1',
        'decimal',
        'decimal number as text, at most 3 digits behind the point, 0 or more, 1000000 or less, in kWh',
      ],
      ['E2', 'yesNo', 'yes, no'],
      ['sun', 'decimal', 'decimal number as text, at most 2 digits behind the point, 0 or more, in MWh'],
      ['wind', 'decimal', 'decimal number as text, at most 2 digits behind the point, 0 or more, in MWh'],
      ['frost', 'decimal', 'decimal number as text, at most 1 digit behind the point, in celsius'],
    ]);
  });

  it.each<[string, string, unknown]>([
    ['as a spreadsheet in Dutch has it', 'case;E1;frost\nx;1000,5;-3,5', { E1: '1000.5', frost: '-3.5' }],
    ['as one in English has it', 'case,E1\nx,"12,000.25"', { E1: '12000.25' }],
  ])('is known beforehand from a sample, %s', (_name, text, known) => {
    const sample = readSample(new TextEncoder().encode(text), energy);
    expect(sample).toMatchObject({ ok: true, value: [{ known }] });
  });

  it('is not known from a sample that may mean two numbers', () => {
    const sample = readSample(new TextEncoder().encode('case;E1\nx;1.000'), energy);
    expect(sample).toMatchObject({ ok: false, fault: [{ line: 2, fault: 'E1: "1.000" is not a value of this item' }] });
  });

  it('calls its questions by what its texts say', () => {
    const labels = labelsOf({ instrument: energy, texts: words.nl });
    expect(labels.question('sources').title).toBe('E3 Eigen opwekking');
    expect(['sun', 'wind', 'frost', 'E1'].map((id) => labels.item(id).name)).toEqual(['E3a', 'E3b', 'E4', 'E1']);
  });

  it('stands in the catalogue of no respondent', () => {
    const catalogue = readFileSync(join(import.meta.dirname, '../../src/surveys/catalogue.ts'), 'utf8');
    expect(catalogue).not.toContain('test.');
  });
});
