import { describe, expect, it } from 'vitest';
import { capacityOf } from '../../src/engine/rosters/capacity.ts';
import { awards, sentAwards, wholeAwards } from '../instruments/sentAwards.ts';
import { expectRefusal, newCollector, put, rowsIn } from './collectors.ts';

const document = sentAwards(wholeAwards);
const { rows = {} } = document;

/** As many rows as that, each with a name of its own. */
const many = (count: number) => Array.from({ length: count }, (_, at) => `r${at}`);

describe('a collector', () => {
  it('takes a response with rows, and gives its receipt again', async () => {
    const { app, folder } = newCollector();
    const first = await put(app, document);
    const again = await put(app, document);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await again.json()).toEqual(await first.json());
    const [stored] = rowsIn(folder, 'SELECT facts FROM responses');
    expect(JSON.parse(String(stored?.['facts']))).toMatchObject({
      askedItems: 16,
      answeredItems: 16,
      openFindings: ['awards[x].K1'],
    });
  });

  it.each<[string, object, object]>([
    [
      'more rows than any draft has',
      { rows: { ...rows, awards: many(21) } },
      { place: 'rows.awards', fault: 'too-many' },
    ],
    ['rosters without end', { rows: Object.fromEntries(many(23).map((name) => [name, []])) }, { place: 'rows' }],
    ['answers without end', { answers: Object.fromEntries(many(2000).map((name) => [name, 1])) }, { place: 'answers' }],
    ['an id that is none', { rows: { ...rows, awards: ['x', '../y'] } }, { place: 'rows.awards[1]' }],
    ['rows that are no list', { rows: { awards: 'xy' } }, { place: 'rows.awards' }],
    ['a value in a row that is of no type', { answers: { 'awards[x].amount': null } }, { item: 'awards[x].amount' }],
    [
      'a row that is not there',
      { answers: { 'awards[q].amount': '1' } },
      { item: 'awards[q].amount', fault: 'unknown-row' },
    ],
    [
      'one value in two rows where each has its own',
      { answers: { ...document.answers, 'projects[b].projectName': 'Alpha' } },
      { item: 'projects[b].projectName', fault: 'failed-check', check: 'projects[b].K3' },
    ],
    ['rows in the first format', { format: 'veldwerk-response/1' }, { fault: expect.stringContaining('rows') }],
  ])('refuses %s', async (_, change, fault) => {
    const { app } = newCollector();
    const answer = await put(app, { ...document, ...change });
    const { errors } = await expectRefusal(answer, 422, 'invalid-document');
    expect(errors).toContainEqual(expect.objectContaining(fault));
    expect(errors?.length).toBeLessThan(60);
  });

  it('takes no more rows than it can judge, and names no more faults than help', async () => {
    const { app } = newCollector();
    const inner = Object.fromEntries(many(20).map((row) => [`awards[${row}].payments`, many(10)]));
    const flooded = { ...document, rows: { projects: ['a'], awards: many(20), ...inner } };
    const { errors = [] } = await expectRefusal(await put(app, flooded), 422, 'invalid-document');
    expect(errors.length).toBeGreaterThan(100);
    expect(errors.length).toBeLessThanOrEqual(500);
  });

  it('reckons the most that a response to a questionnaire may hold', () => {
    expect(capacityOf(awards)).toMatchObject({ items: 4 + 5 * 3 + 20 * 4 + 20 * 10, checks: 1 + 20, rosters: 22 });
  });
});
