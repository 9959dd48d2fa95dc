import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCollector } from '../../src/cli/collector/runCollector.ts';
import { newFolder, storeIn } from '../collector/collectors.ts';
import { rowsOf } from '../collector/exports.ts';
import { folderOf } from '../collector/published.ts';
import { collectorOn, recordingContext } from './run.ts';

/** What the command would print and end with, without a process of its own. */
async function collector(...args: string[]) {
  const { context, printed, errors } = recordingContext({ environment: { DATA_DIR: newFolder() } });
  return { code: await runCollector(args, context), out: printed.join(''), err: errors };
}

async function codebook(...args: string[]) {
  const { code, out, err } = await collector('codebook', ...args);
  expect([code, err]).toEqual([0, []]);
  return out;
}

describe('collector codebook', () => {
  it('has a line for each of the 87 items and the 5 options', async () => {
    const rows = rowsOf([await codebook()]);
    expect(rows).toHaveLength(92);
    expect(new Set(rows.map(({ item }) => item)).size).toBe(92);
    expect(rows.filter((row) => row['wording'] === '' || row['askedIf'] === '')).toEqual([]);
  });

  it.each([
    [
      {
        item: 'A1',
        question: 'A1',
        module: 'A',
        type: 'percent',
        values: 'whole number, 0 to 100',
        variable: 'P_IUSE',
      },
      { euVariable: 'M4', period: 'current', askedIf: 'always', euScope: 'as asked', official: 'yes' },
    ],
    [{ item: 'A3', type: 'choice', values: 'a, b, c, d, e', variable: '' }, { euVariable: 'M47' }],
    [
      { item: 'A3.c', question: 'A3', type: 'option', values: 'yes, no', variable: 'E_ISPDF_100_500' },
      {
        askedIf: "(A1 > 0 or isBlank(A1)) and A2 = 'yes'",
        wording:
          'Wat is de contractueel afgesproken maximale downloadsnelheid van de snelste vaste internetverbinding van uw onderneming? | Minstens 100 Mbit/s maar minder dan 500 Mbit/s',
      },
    ],
    [
      { item: 'B3b', type: 'percent', variable: 'E_AWSVAL_CMP', euVariable: 'M56', period: '2023' },
      { note: expect.stringContaining('both channels') },
    ],
    [
      { item: 'D1a', question: 'D1', type: 'yesNo', values: 'yes, no', variable: 'E_SECMSPSW', euVariable: 'M19' },
      { askedIf: 'always', euScope: 'A1 > 0' },
    ],
    [
      { item: 'B3a', euScope: "A1 > 0 and B1a = 'yes' and B1b = 'yes'", unit: '% of web sales', denominator: '' },
      { note: expect.stringContaining('share of turnover') },
    ],
    [{ item: 'B4b', euScope: 'as asked', unit: '% of web sales' }, {}],
    [{ item: 'A1', unit: '% of persons employed' }, { denominator: '' }],
    [{ item: 'B2', unit: '% of turnover' }, { denominator: '' }],
    [{ item: 'A3.c', unit: '', denominator: 'PC_ENT PC_ENT_IUSE' }, {}],
    [{ item: 'C1', unit: '', denominator: 'PC_ENT' }, {}],
    [{ item: 'C4', denominator: 'PC_ENT PC_ENT_ITSPRCR2' }, {}],
    [
      { item: 'C5a', denominator: 'PC_ENT PC_ENT_ITSPRCR2' },
      { note: expect.stringContaining('E_ITSPDLA divided by E_ITSPVAC2') },
    ],
    [{ item: 'E5', denominator: 'PC_ENT PC_ENT_IUSE PC_ENT_AI_PDI' }, {}],
    [{ item: 'E7h', denominator: 'PC_ENT PC_ENT_IUSE PC_ENT_AI_EC' }, {}],
    [
      { item: 'E6', euScope: 'A1 > 0', period: 'ever' },
      { askedIf: `not (${[...'abcdefg'].map((letter) => `E1${letter} = 'yes'`).join(' or ')})` },
    ],
    [
      { item: 'F', type: 'minutes', variable: '', euVariable: '', euScope: '', period: '' },
      { wording: expect.not.stringContaining(' | '), values: 'whole number, 1 to 60000' },
    ],
    [{ item: 'contactName', variable: '', values: 'text, at most 200 characters' }, { period: '' }],
  ])('says %j', async (about, more) => {
    const rows = rowsOf([await codebook()]);
    expect(rows.find(({ item }) => item === about.item)).toMatchObject({ ...about, ...more });
  });

  it('is that of an earlier version, where it is named', async () => {
    const minutes = (...args: string[]) =>
      codebook(...args).then((printed) => rowsOf([printed]).find(({ item }) => item === 'F')?.['values']);
    expect(await minutes('--instrument', 'be.statbel.ict-2024@1.1.0')).toBe('whole number, 1 to 60000');
    expect(await minutes('--instrument', 'be.statbel.ict-2024@1.0.0')).toBe('whole number, 1 or more');
  });

  it('is the same in JSON, with nothing where CSV is blank', async () => {
    const rows: Record<string, string | null>[] = JSON.parse(await codebook('--format', 'json'));
    const asText = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell ?? ''])));
    expect(asText).toEqual(rowsOf([await codebook('--language', 'nl')]));
    expect(rows.find(({ item }) => item === 'F')).toMatchObject({ variable: null });
  });

  it('says where the office has not released the wording', async () => {
    const rows = rowsOf([await codebook('--language', 'en', '--instrument', 'be.statbel.ict-2024')]);
    const d1a = rows.find(({ item }) => item === 'D1a');
    expect([d1a?.['official'], d1a?.['variable']]).toEqual(['no', 'E_SECMSPSW']);
    expect(d1a?.['wording']).toMatch(/password/i);
  });

  it.each([
    [['--instrument', 'be.nobody.x'], 'no instrument be.nobody.x; there is: be.statbel.ict-2024'],
    [['--instrument', 'be.statbel.ict-2024@2'], 'no version 2 of be.statbel.ict-2024; there is: 1.0.0, 1.1.0'],
    [['--language', 'xx'], /--language is one of nl, fr, de, en, not xx/],
    [['--format', 'xml'], /'xml' is invalid. Allowed choices are csv, json/],
    [['x'], /too many arguments for 'codebook'.*: x/],
  ])('%j is refused', async (args, line) => {
    const { code, out, err } = await collector('codebook', ...args);
    expect([code, out, err.length]).toEqual([2, '', 1]);
    expect(err[0]).toMatch(line);
    expect(err[0]).toContain(' (collector codebook --help)');
  });

  it('is that of a published questionnaire, withdrawn or not, in its newest version or the one named', async () => {
    const data = newFolder();
    storeIn(data);
    const of = async (...args: string[]) => await collectorOn(data, 'codebook', ...args);
    for (const version of ['1.0.0', '1.1.0']) {
      const folder = folderOf('energy', version);
      const codebook = {
        format: 'veldwerk-codebook/1',
        source: 'An act',
        scopes: [],
        items: { E1: { note: version } },
      };
      writeFileSync(join(folder, 'codebook.json'), JSON.stringify(codebook));
      expect((await collectorOn(data, 'publish', folder)).error).toBe('');
    }
    const noteIn = async (...args: string[]) =>
      rowsOf([(await of(...args)).out]).find(({ item }) => item === 'E1')?.['note'];
    expect(await noteIn('--instrument', energy)).toBe('1.1.0');
    expect(await noteIn('--instrument', `${energy}@1.0.0`, '--language', 'en')).toBe('1.0.0');
    for (const version of ['1.1.0', '1.0.0']) await collectorOn(data, 'withdraw', energy, version);
    expect(await noteIn('--instrument', energy)).toBe('1.1.0');
    expect((await of('--instrument', energy, '--language', 'fr')).error).toMatch(/--language is one of nl, en, not fr/);
    expect(await of('--instrument', `${energy}@9.9.9`)).toMatchObject({
      code: 2,
      error: expect.stringMatching(/no version 9\.9\.9 of/),
    });
    expect((await of('--instrument', 'be.nobody.x')).error).toMatch(
      /no instrument be\.nobody\.x; .*, and on the shelf be\.office\.energy/,
    );
  });
});

const energy = 'be.office.energy';
