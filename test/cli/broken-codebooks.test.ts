import { describe, expect, it } from 'vitest';
import { newFolder, storeIn } from '../collector/collectors.ts';
import { type Case, type Change, isRefused } from './brokenFolder.ts';
import { collectorOn, survey } from './run.ts';
import { type Members, writtenSmall } from './smallFolder.ts';

/** A codebook of the small questionnaire. */
const book: Members = {
  format: 'veldwerk-codebook/1',
  source: 'An act',
  scopes: [{ modules: ['A'], inside: 'hasStaff' }],
  items: { A1: { variable: 'E_STAFF' }, A4: { options: { a: 'E_ONE' } }, places: { unit: 'places' } },
  record: {
    ...{ source: 'Paragraph 45', for: 'sheds', row: 'shed' },
    columns: [
      { name: 'name', of: 'shedName', source: 'a' },
      { name: 'staff', of: 'A1', source: 'b' },
    ],
  },
};

const codebook =
  (more: Members): Change =>
  ({ files }) =>
    void files.set('codebook.json', JSON.stringify({ ...book, ...more }, null, 1));
const record = (more: Members): Change => codebook({ record: { ...(book['record'] as Members), ...more } });
const column = (of: string): Change => record({ columns: [{ name: 'x', of, source: 'a' }] });
const scope = (more: Members): Change => codebook({ scopes: [{ modules: ['A'], inside: 'A1 > 0', ...more }] });

const cases: readonly Case<Change>[] = [
  ['a field that is none', codebook({ extra: 1 }), '(whole file): unknown field extra'],
  ['no JSON', ({ files }) => void files.set('codebook.json', '{'), 'line 1, column 2: is not JSON'],
  ['another form', codebook({ format: 'x' }), 'line 2, column 12: format: expected one of'],
  ['an item that is not there', codebook({ items: { Z1: {} } }), 'line 13, column 9: items.Z1: there is no item Z1'],
  [
    'an option that is not there',
    codebook({ items: { A4: { options: { z: 'E_Z' } } } }),
    'line 13, column 9: items.A4: A4 has no option z',
  ],
  ['a scope of no module', scope({ modules: ['Z'] }), 'line 7, column 5: scopes[0].modules[0]: there is no module Z'],
  ['a scope of no item', scope({ items: ['Z1'] }), 'line 11, column 5: scopes[0].items[0]: there is no item Z1'],
  [
    'a scope that reads nothing',
    scope({ inside: 'Z1 > 0' }),
    'line 9, column 15: scopes[0].inside: character 1: there is no item or condition Z1',
  ],
  [
    'a scope that is no truth',
    scope({ inside: 'A1 + 1' }),
    'line 9, column 15: scopes[0].inside: character 1: this is a number, not a truth',
  ],
  ['a scope of each row', scope({ inside: 'places > 1' }), 'line 9, column 14: scopes[0].inside: reads rows'],
  [
    'a scope that counts rows',
    scope({ inside: 'count(sheds) > 1' }),
    'line 9, column 14: scopes[0].inside: reads rows',
  ],
  [
    'a scope of a day',
    scope({ inside: "given.begunOn > date('2024-01-01')" }),
    'line 9, column 14: scopes[0].inside: reads given.begunOn, which is no answer',
  ],
  [
    'a scope that does not end',
    scope({ inside: 'A1 >' }),
    'line 9, column 19: scopes[0].inside: character 5: a name, number, text or bracket is expected',
  ],
  [
    'a record of no roster',
    record({ for: 'barns' }),
    'line 27, column 10: record.for: there is no roster barns that stands in no other',
  ],
  [
    'a column of no item',
    column('nothing'),
    'line 32, column 11: record.columns[0].of: there is no item nothing in a row of sheds',
  ],
  [
    'a column behind no reference',
    column('A1.A2'),
    'line 32, column 11: record.columns[0].of: there is no item A1.A2 in a row of sheds',
  ],
  [
    'a column twice',
    record({ columns: [1, 2].map(() => ({ name: 'x', of: 'A1', source: 'a' })) }),
    'line 35, column 4: record.columns[1]: column x stands twice',
  ],
];

describe('a codebook', () => {
  it('is broken in nothing as it is written here', async () => {
    const data = newFolder();
    storeIn(data);
    const folder = writtenSmall(codebook({}));
    expect((await survey(['lint', folder])).out).toBe('no faults\n');
    expect(await collectorOn(data, 'publish', folder)).toMatchObject({ code: 0, error: '' });
    const { out } = await collectorOn(data, 'codebook', '--instrument', 'be.office.small', '--language', 'en');
    expect(out).toContain('E_STAFF');
  });

  it.each(cases)('with %s is named by publish and lint', (_what, change, says) =>
    isRefused(change, `codebook.json: ${says}`),
  );
});
