import { describe, expect, it } from 'vitest';
import { readSample } from '../../../src/collector/register/sample.ts';
import { awards } from '../../instruments/sentAwards.ts';
import { ict } from '../documents.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readSample(utf8(text), ict);
const casesIn = (bytes: Uint8Array) => {
  const sample = readSample(bytes, ict);
  if (!sample.ok) throw new Error(JSON.stringify(sample.fault));
  return sample.value;
};
const faultsIn = (text: string) => {
  const sample = read(text);
  return sample.ok ? [] : sample.fault.map(({ line, fault }) => `${line}: ${fault}`);
};

const whole = {
  id: 'ICT-1',
  enterpriseNumber: '0314.595.348',
  name: 'Café Zoë nv',
  language: 'fr',
  email: 'a@b.example',
  expiresAt: '2024-06-30T23:59:59.999Z',
  known: { A1: 80, A2: 'yes', A3: 'c', contactName: 'Zoë' },
};

describe('a sample', () => {
  const names = ['case', 'enterprise', 'name', 'language', 'email', 'expires', 'A1', 'A2', 'A3', 'contactName'];
  const cells = ['ICT-1', '0314.595.348', 'Café Zoë nv', 'FR', 'a@b.example', '2024-06-30', '80', 'YES', 'C', 'Zoë'];

  it.each([
    [',', '\n', ''],
    [';', '\r\n', '\uFEFF'],
    ['\t', '\r\n', ''],
  ])('reads with %j between its cells', (between, end, mark) => {
    const text = `${mark}${names.join(between)}${end}${cells.join(between)}${end}${end}`;
    expect(casesIn(utf8(text))).toEqual([whole]);
  });

  it.each([
    ['blank columns at the end', 'case;name;;\r\nx;y;;\r\n'],
    ['a line that tells what stands between cells', 'sep=;\r\ncase;name\r\nx;y'],
    ['the other mark in a quoted name', 'case,"name"\r\nx,"y"'],
  ])('reads with %s', (_, text) => {
    expect(casesIn(utf8(text)).map(({ id, name }) => [id, name])).toEqual([['x', 'y']]);
  });

  it('reads what spreadsheets call Unicode text', () => {
    const text = '\uFEFFcase\tname\r\nx\tCafé\r\n';
    const bytes = new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer);
    expect(casesIn(bytes)[0]?.name).toBe('Café');
  });

  it('counts lines as their author sees them', () => {
    expect(faultsIn('sep=;\ncase;A1\nx;101')).toEqual(['3: A1: "101" is not a value of this item']);
  });

  it('reads in Windows-1252', () => {
    const text = `case;name\r\n1;Café\r\n`;
    expect(casesIn(Uint8Array.from(text, (character) => character.charCodeAt(0)))[0]?.name).toBe('Café');
  });

  it.each([
    ['without dots or leading zeros', 'case,enterprise\nx,314595348', '0314.595.348'],
    ['quoted, with blanks', 'Case , Enterprise\nx," 0314 595 348 "', '0314.595.348'],
    ['under another name', 'CASE,enterpriseNumber\nx,BE0314595348', '0314.595.348'],
  ])('takes a number %s', (_, text, number) => {
    expect(casesIn(utf8(text))[0]?.enterpriseNumber).toBe(number);
  });

  it('takes what a spreadsheet shields from being a formula', () => {
    expect(casesIn(utf8("case,name\nx,'=1+1"))[0]?.name).toBe('=1+1');
  });

  it.each([
    ['', ['1: there is nothing in it']],
    ['case\n', ['1: there is no case below the names']],
    ['name\nx', ['1: there is no column "case"']],
    ['case,turnover\nx,1', ['1: there is no column "turnover"']],
    ['case,CASE\nx,y', ['1: column case stands twice']],
    ['case,name\n,x', ['2: there is no case']],
    ['case,name\nx,y,z', ['2: there are 3 cells under 2 names']],
    ['case\nx\ny\nx', ['4: case x stands on line 2 already']],
    [
      'case,enterprise\nx,0314.595.349\ny,0314.595.348\nz,1',
      [
        '2: "0314.595.349" is not the number of an enterprise: its check digits do not fit',
        '4: "1" is not the number of an enterprise: its check digits do not fit',
      ],
    ],
    ['case,language\nx,es', ['2: "es" is none of nl, fr, de, en']],
    ['case,email\nx,nobody', ['2: "nobody" is not an e-mail address']],
    ['case,expires\nx,2024-02-30', ['2: "2024-02-30" is not a day (such as 2024-06-30)']],
    [
      'case,A1,A2\nx,101,maybe',
      ['2: A1: "101" is not a value of this item', '2: A2: "maybe" is not a value of this item'],
    ],
    ['case\n"x\ny"', ['3: the case has a line end or another control character in it']],
    [`case\n${'x'.repeat(201)}`, ['2: the case is longer than 200 characters']],
  ])('names each bad line of %j', (text, faults) => {
    expect(faultsIn(text)).toEqual(faults);
  });

  it('names the line of a quote that does not end', () => {
    expect(faultsIn('case,name\nx,"y\n')).toEqual([expect.stringMatching(/^\d: /)]);
  });
});

describe('a sample for a questionnaire with rosters', () => {
  const ofAwards = (text: string) => {
    const sample = readSample(utf8(text), awards);
    return sample.ok
      ? sample.value.map(({ known }) => known)
      : sample.fault.map(({ line, fault }) => `${line}: ${fault}`);
  };

  it('has rows in its columns, by their addresses; a blank cell says nothing', () => {
    const names =
      'case;anyProjects;projects[1].projectName;awards[7].project;awards[7].amount;awards[7].payments[1].paid';
    expect(ofAwards(`${names}\nx;yes;Alpha;1;600000,50;5\ny;;;;1000;`)).toEqual([
      {
        anyProjects: 'yes',
        'projects[1].projectName': 'Alpha',
        'awards[7].project': '1',
        'awards[7].amount': '600000.5',
        'awards[7].payments[1].paid': '5',
      },
      { 'awards[7].amount': '1000' },
    ]);
  });

  it.each([
    'amount',
    'awards.amount',
    'awards[1]',
    'awards[K3].amount',
    'awards[12345678901234567].amount',
    'projects[1].amount',
    'payments[1].paid',
    'awards[1].payments[1].amount',
    'awards[1]x.amount',
    'awards[1].anyProjects',
    'xawards[1].amount',
    'awards[1].constructor',
  ])('has no column %s', (name) => {
    expect(ofAwards(`case;${name}\nx;1`)).toEqual([`1: there is no column ${JSON.stringify(name)}`]);
  });

  it('names a row that is chosen and that nothing is known of', () => {
    expect(ofAwards('case;awards[1].project;projects[1].projectName\nx;2;Alpha\ny;1;\nz;1;Beta')).toEqual([
      '2: awards[1].project: nothing is known of a row projects[2]',
      '3: awards[1].project: nothing is known of a row projects[1]',
    ]);
  });

  it('names more rows than any draft may have', () => {
    const six = Array.from({ length: 6 }, (_, at) => `projects[${at}].projectName`);
    const line = six.map((_, at) => `P${at}`).join(';');
    expect(ofAwards(`case;${six.join(';')}\nx;${line}`)).toEqual(['2: projects: 6 rows, and no draft has more than 5']);
  });
});
