import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCollector } from '../../src/cli/collector/runCollector.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { collectorOn, recordingContext } from '../cli/run.ts';
import { tinyInstrument } from '../instruments/opened.ts';
import { sentOf } from '../instruments/sentAwards.ts';
import { entriesIn } from '../support/rows.ts';
import { expectRefusal, newCollector, newFolder, put } from './collectors.ts';
import { exported, rowsOf } from './exports.ts';

const instrument = await tinyInstrument('test.outcome');
const answers = entriesIn({
  ...{ open: 'yes', budget: '200' },
  projects: { p1: { project: 'Wind', cost: '60', green: 'yes' }, p2: { project: 'Coal', cost: '140', green: 'no' } },
});
const sent = sentOf(instrument, answers, []);
const document = { ...sent, completion: { ...sent.completion, moduleSeconds: { A: 60 } } };
const told = {
  ...{ openness: 'notShown', affordable: 'met', allClean: 'notMet' },
  ...{ 'projects[p1].clean': 'notApplicable', 'projects[p2].clean': 'notMet' },
};

const ndjsonOf = async (store: Store) => (await exported(store, 'ndjson')).lines.map((line) => JSON.parse(line));

describe('an outcome', () => {
  it('travels, by the addresses of its criteria', () => {
    expect(document.outcome).toEqual(told);
  });

  it('is exported: a column a criterion, in the table of its roster where it stands once a row', async () => {
    const { app, folder, store } = newCollector();
    expect((await put(app, document)).status).toBe(201);
    const out = join(newFolder(), 'tables');
    expect(await collectorOn(folder, 'export', '--out', out)).toMatchObject({ code: 0 });
    const table = (name: string) => rowsOf([readFileSync(join(out, `${name}.csv`), 'utf8')]);
    expect(table('responses')).toMatchObject([
      { 'outcome.openness': 'notShown', 'outcome.affordable': 'met', 'outcome.allClean': 'notMet', flags: '' },
    ]);
    expect(table('responses')[0]).not.toHaveProperty(['outcome.clean']);
    expect(table('projects')).toMatchObject([
      { row: 'p1', 'outcome.clean': 'notApplicable' },
      { row: 'p2', 'outcome.clean': 'notMet' },
    ]);
    expect(await ndjsonOf(store)).toMatchObject([
      { 'outcome.affordable': 'met', projects: [{ 'outcome.clean': 'notApplicable' }, { 'outcome.clean': 'notMet' }] },
    ]);
    const long = rowsOf((await exported(store, 'long')).lines).filter(({ item }) => item?.startsWith('outcome.'));
    expect(long.map(({ item, value, number, status, row }) => [item, value, number, status, row])).toEqual([
      ['outcome.clean', 'notApplicable', '', 'computed', 'projects[p1]'],
      ['outcome.clean', 'notMet', '', 'computed', 'projects[p2]'],
      ['outcome.openness', 'notShown', '', 'computed', ''],
      ['outcome.affordable', 'met', '', 'computed', ''],
      ['outcome.allClean', 'notMet', '', 'computed', ''],
    ]);
  });

  it.each<[string, object, string]>([
    ['as it is told here', {}, ''],
    ['otherwise', { outcome: { ...told, openness: 'met' } }, 'outcomeDiffers'],
    ['with a criterion that is not there', { outcome: { ...told, kindness: 'met' } }, 'outcomeDiffers'],
    ['without one of a row', { outcome: { ...told, 'projects[p2].clean': undefined } }, 'outcomeDiffers'],
    ['not at all, as of an app before it travelled', { outcome: undefined }, ''],
  ])('that comes %s is told anew, and never refused for it', async (_name, change, flags) => {
    const { app, store } = newCollector();
    expect((await put(app, { ...document, ...change })).status).toBe(201);
    const [row] = rowsOf((await exported(store, 'csv')).lines);
    expect(row).toMatchObject({ 'outcome.openness': 'notShown', flags });
  });

  it.each<[string, object, object]>([
    ['a state that is none', { outcome: { ...told, openness: 'perhaps' } }, { place: 'outcome.openness' }],
    [
      'more criteria than there can be',
      { outcome: Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`c${at}`, 'met'])) },
      { place: 'outcome', fault: 'too-many' },
    ],
    ['what is computed, where nothing is', { computed: { budget: 1 } }, { place: 'computed', fault: 'too-many' }],
    [
      'an outcome in the first format',
      { format: 'veldwerk-response/1' },
      { fault: expect.stringContaining('outcome') },
    ],
  ])('is refused with %s', async (_name, change, fault) => {
    const { app } = newCollector();
    const { errors } = await expectRefusal(await put(app, { ...document, ...change }), 422, 'invalid-document');
    expect(errors).toContainEqual(expect.objectContaining(fault));
  });

  it('says nothing of rows of a roster that is not asked', async () => {
    const awards = await tinyInstrument('test.awards');
    expect(sentOf(awards, entriesIn({ anyProjects: 'no' }), []).outcome).toBeUndefined();
    const gated = { ...instrument, rosters: { projects: { max: 5, gate: { truth: false } } } };
    expect(sentOf(gated, answers, []).outcome).toMatchObject({ openness: 'notShown' });
    expect(Object.keys(sentOf(gated, answers, []).outcome ?? {})).toEqual(['openness', 'affordable', 'allClean']);
  });

  it('stands in the codebook, behind the items, with what it is told by', async () => {
    const { context, printed, errors } = recordingContext();
    const code = await runCollector(['codebook', '--instrument', 'test.outcome', '--language', 'en'], context);
    expect([code, errors]).toEqual([0, []]);
    const lines = rowsOf([printed.join('')]).filter(({ type }) => type === 'criterion');
    expect(lines.map(({ item, roster }) => [item, roster])).toEqual([
      ['outcome.openness', ''],
      ['outcome.affordable', ''],
      ['outcome.clean', 'projects'],
      ['outcome.allClean', ''],
    ]);
    expect(lines[2]).toMatchObject({
      values: 'met, notMet, notShown, notApplicable',
      askedIf: 'cost > 100',
      computedAs: "green = 'yes'",
    });
  });
});
