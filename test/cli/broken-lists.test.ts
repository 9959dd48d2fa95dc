import { describe, it } from 'vitest';
import { type Case, type Change, file, isRefused } from './brokenFolder.ts';

const list = (content: string | Uint8Array): Change => file('lists/region.csv', content);

const cases: readonly Case<Change>[] = [
  ['a list that is Latin-1', list(Buffer.from('code,x\nn,\xe9\n', 'latin1')), 'lists/region.csv: line 2: is not UTF-8'],
  ['a list with a NUL', list('code\nn\0\ns\n'), 'lists/region.csv: line 2: "n\\u0000" is no code'],
  ['a list with formulas for codes', list('code\n=1+1\ns\n'), 'lists/region.csv: line 2: "=1+1" is no code'],
  [
    'a list whose quote does not end',
    list('code\n"n\ns\n'),
    'lists/region.csv: line 3: is not CSV: a quotation mark is not closed',
  ],
  [
    'a list of one line without an end',
    list(`code\n"${'a\n'.repeat(900_000)}`),
    'lists/region.csv: line 32770: is not CSV: a line, or what stands in quotes, has more than 65536 characters',
  ],
  [
    'a list of far too many codes',
    list(`code\n${Array.from({ length: 200_000 }, (_, at) => `c${at}`).join('\n')}`),
    'lists/region.csv: has more than 5000 codes',
  ],
  [
    'a list of far too many columns',
    list(`code${',x'.repeat(20_000)}\n`),
    'lists/region.csv: line 1: has 20000 columns beside code, and at most 20',
  ],
  [
    'a list of blanks',
    list(`code\n${`${','.repeat(1000)}\n`.repeat(1900)}`),
    'lists/region.csv: line 2: "" is no code',
  ],
  ['a list with nothing in it', list(''), 'lists/region.csv: there is nothing in it'],
  [
    'a list with a name that objects have',
    file('lists/__proto__.csv', 'code\na\nb\n'),
    'lists/__proto__.csv: is no list: it is named as NAME.csv',
  ],
  [
    'far too many lists',
    ({ files }) => Array.from({ length: 101 }, (_, at) => files.set(`lists/l${at}.csv`, 'code\na\nb\n')),
    'lists/: has 102 files, and at most 100 are read',
  ],
];

describe('a list of codes', () => {
  it.each(cases)('with %s is named by publish and lint', (_what, change, says) => isRefused(change, says));
});
