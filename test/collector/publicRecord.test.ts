import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forSpreadsheets, rfc4180 } from '../../src/export/csv.ts';
import type { Delivered } from '../../src/export/delivered.ts';
import { writers } from '../../src/export/formats.ts';
import type { AnsweredRows } from '../../src/export/publicRecord.ts';
import type { Questionnaire } from '../../src/export/questionnaire.ts';
import { loadCodebook } from '../../src/instrument/codebook.ts';
import { idOf } from './documents.ts';
import { rowsOf } from './exports.ts';

const folder = join(import.meta.dirname, '../../src/surveys/ipcei-2014');
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

const codebook = loadCodebook(read('codebook.json'));
if (!codebook.ok) throw new Error(JSON.stringify(codebook.fault));
// An export of this form needs no more of a questionnaire.
const to = { codebook: codebook.value } as Questionnaire;

/** A response with two awards to one beneficiary of two, as it travels. */
const twoAwards: AnsweredRows = {
  rows: { beneficiaries: ['bene0001', 'bene0002'], projects: ['proj0001'], awards: ['awar0002', 'awar0001'] },
  answers: {
    measureText: 'https://aid.example/measure?a=1&b=2',
    publicationSite: 'https://aid.example/',
    'beneficiaries[bene0001].beneficiaryName': 'Cells & <Sons> "AG"',
    'beneficiaries[bene0001].beneficiaryNumber': 'HRB 1',
    'beneficiaries[bene0001].size': 'large',
    'beneficiaries[bene0001].country': 'DE',
    'beneficiaries[bene0001].region': 'DE21',
    'beneficiaries[bene0001].sector': '26.1',
    'beneficiaries[bene0002].beneficiaryName': 'Another',
    'projects[proj0001].projectTitle': 'Pilot line',
    'awards[awar0001].awardBeneficiary': 'bene0001',
    'awards[awar0001].awardProject': 'proj0001',
    'awards[awar0001].grantingAuthority': 'Ministry',
    'awards[awar0001].awardForm': 'grant',
    'awards[awar0001].awardAmount': '500000',
    'awards[awar0001].awardedOn': '2018-12-18',
    'awards[awar0001].publishedOn': '2019-01-15',
    'awards[awar0001].isSecret': 'no',
    'awards[awar0002].awardBeneficiary': 'bene0001',
    'awards[awar0002].awardForm': 'loan',
    'awards[awar0002].awardAmount': '499999.99',
    'awards[awar0002].grantEquivalent': '10000',
    // A row that was removed sends nothing; one that is not among the rows is none.
    'awards[awar0003].awardAmount': '1',
  },
  computed: {
    'awards[awar0001].publicationWaived': 'no',
    'awards[awar0001].publishBy': '2019-06-18',
    'awards[awar0002].publicationWaived': 'yes',
  },
};

const delivered = (answered: AnsweredRows) =>
  ({
    to,
    document: { id: idOf(1), instrument: { id: 'eu.ec.ipcei-2014', version: '1.0.0' }, ...answered },
  }) as unknown as Delivered;

const written = (format: 'record' | 'xml', form = rfc4180, of = twoAwards) => {
  const { head, lines, tail = '' } = writers[format]([to], form);
  return head + lines(delivered(of)) + tail;
};

describe('the public record of aid', () => {
  it('names what paragraph 45 asks for, in items that are there', () => {
    const texts = read('text/en.json');
    for (const { of, otherwise = of } of codebook.value.record?.columns ?? [])
      for (const item of [...of.split('.'), ...otherwise.split('.')]) expect(Object.keys(texts.items)).toContain(item);
  });

  it('has one line an award as CSV, in the order of the rows, and says which are waived', () => {
    const common = {
      instrument: 'eu.ec.ipcei-2014',
      version: '1.0.0',
      response: idOf(1),
      simulated: 'false',
      measure: 'https://aid.example/measure?a=1&b=2',
      beneficiary: 'Cells & <Sons> "AG"',
      beneficiaryNumber: 'HRB 1',
      undertaking: 'large',
      country: 'DE',
      regionNUTS2: 'DE21',
      sectorNACE: '26.1',
      site: 'https://aid.example/',
    };
    const blank = { authority: '', granted: '', project: '', publishBy: '', published: '', secretsLeftOut: '' };
    expect(rowsOf([written('record')])).toEqual([
      {
        ...{ ...common, ...blank, row: 'awar0002', form: 'loan' },
        ...{ amountEUR: '499999.99', grantEquivalentEUR: '10000', waived: 'yes' },
      },
      {
        ...{ ...common, row: 'awar0001', authority: 'Ministry', form: 'grant', amountEUR: '500000' },
        ...{ grantEquivalentEUR: '', granted: '2018-12-18', project: 'Pilot line', waived: 'no' },
        ...{ publishBy: '2019-06-18', published: '2019-01-15', secretsLeftOut: 'no' },
      },
    ]);
  });

  it('names the text and the site of an award where it has its own', () => {
    const own = {
      'awards[awar0002].ownText': 'https://own.example/',
      'awards[awar0001].ownSite': 'https://site.example/',
    };
    const rows = rowsOf([written('record', rfc4180, { ...twoAwards, answers: { ...twoAwards.answers, ...own } })]);
    expect(rows.map(({ measure, site }) => [measure, site])).toEqual([
      ['https://own.example/', 'https://aid.example/'],
      ['https://aid.example/measure?a=1&b=2', 'https://site.example/'],
    ]);
  });

  it.each(['=HYPERLINK("https://bad.example","Cells")', '+1+1', '-1+1', '@SUM(A1)', '\t=1+1', '＝1+1'])(
    'has no formula, whoever opens it: %s',
    (name) => {
      const answers = { ...twoAwards.answers, 'beneficiaries[bene0001].beneficiaryName': name };
      for (const form of [rfc4180, forSpreadsheets]) {
        const text = written('record', form, { ...twoAwards, answers });
        expect(text).toContain(`'${name.replaceAll('"', '""')}`);
        expect(text).not.toContain(`''`);
      }
      // XML has it as it was typed.
      expect(written('xml', rfc4180, { ...twoAwards, answers })).toContain(
        `<beneficiary>${name.replaceAll('"', '&quot;')}</beneficiary>`,
      );
    },
  );

  it('opens in a spreadsheet', () => {
    const [head, first] = written('record', forSpreadsheets).split('\r\n');
    expect(head?.startsWith('\ufeffinstrument;version;response;row;')).toBe(true);
    expect(first?.split(';').length).toBe(head?.split(';').length);
  });

  it('has one element an award as XML, well formed whatever was typed', () => {
    const beneficiary = 'beneficiaries[bene0001].beneficiaryName';
    const hostile = { ...twoAwards, answers: { ...twoAwards.answers, [beneficiary]: 'a\u0000\ud800]]>&amp;\r' } };
    for (const [of, name] of [
      [twoAwards, 'Cells &amp; &lt;Sons&gt; &quot;AG&quot;'],
      [hostile, 'a\ufffd\ufffd]]&gt;&amp;amp;&#13;'],
    ] as const) {
      const text = written('xml', rfc4180, of);
      expect(text).toContain(`<beneficiary>${name}</beneficiary>\n`);
      expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<records>\n<award instrument=')).toBe(true);
      expect(text.endsWith('</award>\n</records>\n')).toBe(true);
      // Each element that opens closes, in order.
      const open: string[] = [];
      for (const [, end, name_] of text.matchAll(/<(\/?)([A-Za-z]\w*)[^>]*>/g)) {
        if (end) expect(open.pop()).toBe(name_);
        else open.push(name_ ?? '');
      }
      expect(open).toEqual([]);
      expect(text.match(/<waived>(yes|no)<\/waived>/g)).toEqual(['<waived>yes</waived>', '<waived>no</waived>']);
    }
  });

  it.each(['record', 'xml'] as const)(
    'as %s has no line of a questionnaire without one, nor of one without awards',
    (format) => {
      const { head, tail = '' } = writers[format]([to], rfc4180);
      expect(written(format, rfc4180, { answers: {} })).toBe(head + tail);
      const other = { ...delivered(twoAwards), to: { ...to, codebook: undefined } };
      expect(writers[format]([to], rfc4180).lines(other)).toBe('');
    },
  );
});
