import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../src/protocol/annotation.ts';
import { collectorOn } from '../cli/run.ts';
import { sentAwards, wholeAwards } from '../instruments/sentAwards.ts';
import { newCollector, newFolder, put } from './collectors.ts';
import { documentOf, idOf } from './documents.ts';
import { exported, readCsv, rowsOf } from './exports.ts';

const silent: Annotation = { kind: 'unanswered', about: 'awards[y].payments[2].paid', reason: 'unknown' };
const first = {
  ...sentAwards({ ...wholeAwards, 'awards[y].payments[2]': 'V' }, [silent]),
  audit: [
    { event: 'question' as const, node: 'awards[x].W3', start: 1, end: 2 },
    { event: 'question' as const, node: 'P1', start: 3, end: 4 },
  ],
};
const { anyProjects: _, isLot: __, ...others } = wholeAwards;
const second = {
  ...sentAwards({ ...others, anyProjects: 'no', mostAwards: 0 }),
  id: idOf(2),
};

/** A folder with a database that these were delivered to. */
async function folderWith(...documents: readonly { readonly id: string }[]) {
  const { app, folder, store } = newCollector();
  for (const document of documents) {
    const answer = await put(app, document);
    if (answer.status !== 201) throw new Error(await answer.text());
  }
  return { folder, store };
}

const named = (text: string) => rowsOf([text]);

describe('an export of responses with rows', () => {
  it('has a table for each roster, joined by keys as in ODK Central', async () => {
    const { folder, store } = await folderWith(first, second);
    const out = join(newFolder(), 'tables');
    const ran = await collectorOn(folder, 'export', '--out', out);
    expect([ran.code, ran.out]).toEqual([0, '']);
    expect(readdirSync(out).toSorted()).toEqual(['awards.csv', 'payments.csv', 'projects.csv', 'responses.csv']);
    const table = (name: string) => readFileSync(join(out, `${name}.csv`), 'utf8');
    expect(named(table('responses'))).toMatchObject([
      { id: idOf(1), anyProjects: 'yes', projects: '2', awards: '2', isLot: 'not_applicable', allPublished: 'yes' },
      { id: idOf(2), anyProjects: 'no', projects: 'not_applicable', awards: 'not_applicable' },
    ]);
    expect(readCsv(table('responses'))[0]).not.toContain('amount');
    const code = rowsOf((await exported(store, 'csv')).lines)[0]?.['code'];
    expect(readCsv(table('awards'))).toEqual([
      [
        ...['id', 'case', 'row', 'position', 'beneficiary', 'project', 'amount', 'isPublished', 'payments'],
        ...['simulated', 'PARENT_KEY', 'KEY', 'code'],
      ],
      [idOf(1), '', 'x', '1', 'Firm', 'a', '600000', 'yes', '1', 'false', idOf(1), `${idOf(1)}/awards[x]`, code],
      [idOf(1), '', 'y', '2', 'Works', 'a', '5', 'not_applicable', '1', 'false', idOf(1), `${idOf(1)}/awards[y]`, code],
    ]);
    expect(named(table('payments'))).toMatchObject([
      { row: '1', paid: '700000', PARENT_KEY: `${idOf(1)}/awards[x]`, KEY: `${idOf(1)}/awards[x].payments[1]` },
      { row: '2', paid: 'unanswered:unknown', PARENT_KEY: `${idOf(1)}/awards[y]` },
    ]);
    // Asked once more in another module: in the same line.
    expect(named(table('projects'))).toMatchObject([
      { row: 'b', projectName: 'Beta', isOverfunded: 'not_applicable' },
      { row: 'a', projectName: 'Alpha', isOverfunded: 'no' },
    ]);
  });

  it('says that rows are left out where there is one file', async () => {
    const { folder } = await folderWith(first);
    const ran = await collectorOn(folder, 'export');
    expect(ran.code).toBe(1);
    expect(ran.error).toContain('the rows of projects, awards, payments are left out');
    expect(named(ran.out)).toMatchObject([{ awards: '2' }]);
  });

  it('is one file as ever where no response has rows, and none at all where it fails', async () => {
    const { folder } = await folderWith(documentOf(idOf(3)));
    const out = join(newFolder(), 'all.csv');
    expect((await collectorOn(folder, 'export', '--out', out)).code).toBe(0);
    expect(readCsv(readFileSync(out, 'utf8'))).toHaveLength(2);
    const { folder: other } = await folderWith(first);
    const taken = join(newFolder(), 'taken');
    writeFileSync(taken, 'mine');
    expect((await collectorOn(other, 'export', '--out', taken)).code).not.toBe(0);
    expect(readFileSync(taken, 'utf8')).toBe('mine');
  });

  it('has rows within responses as JSON', async () => {
    const { store } = await folderWith(first, second);
    const { lines } = await exported(store, 'ndjson');
    const [one, other] = lines.map((line) => JSON.parse(line));
    expect(one.awards).toEqual([
      {
        ...{ row: 'x', beneficiary: 'Firm', project: 'a', amount: '600000', isPublished: 'yes' },
        payments: [{ row: '1', paid: '700000' }],
      },
      {
        ...{ row: 'y', beneficiary: 'Works', project: 'a', amount: '5', isPublished: 'not_applicable' },
        payments: [{ row: '2', paid: 'unanswered:unknown' }],
      },
    ]);
    expect(other.awards).toBe('not_applicable');
    expect(Object.keys(one)).not.toContain('amount');
  });

  it('has a line for each item of each row in the long format, with its row behind it', async () => {
    const { store } = await folderWith(first, second);
    const { lines } = await exported(store, 'long');
    const rows = rowsOf(lines);
    const of = (id: string) =>
      rows
        .filter((row) => row['id'] === id)
        .map(({ item, value, status, row }) => [item, value, status, row].join(' '));
    expect(of(idOf(1)).slice(2)).toEqual([
      'projects 2 answered ',
      'projectName Beta answered projects[b]',
      'isCrossBorder yes answered projects[b]',
      'isOverfunded  not_applicable projects[b]',
      'projectName Alpha answered projects[a]',
      'isCrossBorder yes answered projects[a]',
      'isOverfunded no answered projects[a]',
      'awards 2 answered ',
      'beneficiary Firm answered awards[x]',
      'project a answered awards[x]',
      'amount 600000 answered awards[x]',
      'isPublished yes answered awards[x]',
      'payments 1 answered awards[x]',
      'paid 700000 answered awards[x].payments[1]',
      'beneficiary Works answered awards[y]',
      'project a answered awards[y]',
      'amount 5 answered awards[y]',
      'isPublished  not_applicable awards[y]',
      'payments 1 answered awards[y]',
      'paid  unanswered:unknown awards[y].payments[2]',
      'isLot  not_applicable ',
      'allPublished yes answered ',
    ]);
    expect(of(idOf(2)).slice(2, 4)).toEqual(['projects  not_applicable ', 'awards  not_applicable ']);
    expect(Object.keys(rows[0] ?? {}).slice(-2)).toEqual(['row', 'code']);
  });

  it('has the audit trail by row', async () => {
    const { store } = await folderWith(first);
    const rows = rowsOf((await exported(store, 'audit')).lines);
    expect(rows.map(({ node, row }) => [node, row])).toEqual([
      ['W3', 'awards[x]'],
      ['P1', ''],
    ]);
    expect(Object.keys(rows[0] ?? {}).slice(-2)).toEqual(['row', 'code']);
  });
});
