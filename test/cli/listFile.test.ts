import { describe, expect, it } from 'vitest';
import { readListFile } from '../../src/cli/survey/listFile.ts';
import { maxPublishedBytes } from '../../src/instrument/limits.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string | Uint8Array) => readListFile(typeof text === 'string' ? bytes(text) : text);
const many = (count: number): string => Array.from({ length: count }, (_, at) => `c${at},x\n`).join('');

describe('a list of codes in a file', () => {
  it.each([
    ['commas', 'code,country\nBE10,BE\nNL33,NL\n'],
    ['semicolons', 'code;country\nBE10;BE\nNL33;NL'],
    ['tabs', 'code\tcountry\r\nBE10\tBE\r\nNL33\tNL\r\n'],
    ['a byte order mark, quotes, blanks and blank lines', '\ufeffcode , "country"\n"BE10", BE\n\nNL33,NL\n\n'],
  ])('is read with %s', (_, text) => {
    const expected = { codes: ['BE10', 'NL33'], columns: { country: ['BE', 'NL'] } };
    expect(read(text)).toEqual({ ok: true, value: expected });
  });

  it('may have no columns, and five thousand codes', () => {
    expect(read('code\na\nb\n')).toEqual({ ok: true, value: { codes: ['a', 'b'], columns: {} } });
    expect(read(`code,x\n${many(5000)}`)).toMatchObject({ ok: true });
  });

  it.each<[string, string | Uint8Array, readonly (string | RegExp)[]]>([
    ['nothing', '', ['there is nothing in it']],
    ['another first column', 'region,country\nBE10,BE\nNL33,NL', ['line 1: the first column is code, not "region"']],
    ['no codes', 'code,country\n', ['has fewer than 2 codes']],
    ['no UTF-8', new Uint8Array([0x63, 0xff, 0x0a]), ['line 1: is not UTF-8']],
    ['a quote that never ends', 'code,x\na,"b\nc,d\n', [/is not CSV: a quotation mark is not closed/]],
    [
      'a line without end',
      `code,x\na,${'x'.repeat(70_000)}\nb,c`,
      [/is not CSV: a line, or what stands in quotes, has more than 65536 characters/],
    ],
    ['too many bytes', new Uint8Array(maxPublishedBytes + 1), [`has more than ${maxPublishedBytes} bytes`]],
    ['too many codes', `code,x\n${many(5001)}`, ['has more than 5000 codes']],
    ['a code that is none', 'code,x\n../etc,1\nb,2', ['line 2: "../etc" is no code']],
    ['a formula for a code', 'code,x\n=1+1,1\nb,2', ['line 2: "=1+1" is no code']],
    ['a code twice', 'code,x\na,1\nb,2\na,3', ['line 4: code a stands on line 2 already']],
    [
      'a cell too many, and one too few',
      'code,x\na,1,2\nb',
      ['line 2: has 3 cells, and the first line 2', 'line 3: has 1 cells, and the first line 2'],
    ],
    ['a column twice', 'code,x,x\na,1,2\nb,3,4', ['line 1: column x stands twice', 'line 1: column x stands twice']],
    ['a column with a name of the language', 'code,outer\na,1\nb,2', ['line 1: no column is called outer']],
    ['a column that is no name', 'code,__proto__\na,1\nb,2', [/"__proto__" is no name of a column/]],
    ['a column that is of every object', 'code,constructor\na,1\nb,2', []],
    [
      'too many columns',
      `code,${Array.from({ length: 21 }, (_, at) => `x${at}`)}\n`,
      [/has 21 columns beside code/, 'has fewer than 2 codes'],
    ],
    ['a cell that is too long', `code,x\na,${'y'.repeat(201)}\nb,c`, [/line 2: "y{40}" has more than 200 characters/]],
    ['a sign that turns what is beside it', 'code,x\na,\u202e1\nb,2', [/line 2: .* control or direction character/]],
    ['a null', 'code,x\na,\u00001\nb,2', [/line 2: .* control or direction character/]],
  ])('that has %s is refused, and says where', (_, text, faults) => {
    const found = read(text);
    const said = found.ok ? [] : found.fault;
    expect(said).toEqual(faults.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))));
  });

  it('names twenty faults, and how many more there are', () => {
    const found = read(`code,x\n${'a b,1\n'.repeat(100)}`);
    expect(found.ok ? [] : found.fault).toHaveLength(21);
    expect(found.ok ? '' : found.fault.at(-1)).toMatch(/^and \d+ more$/);
  });
});
