import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entriesIn } from '../support/rows.ts';
import { ipceiExample } from '../surveys/ipceiExample.ts';
import { survey } from './run.ts';

const file = join(import.meta.dirname, '../instruments/outcome/structure.json');
const evaluate = (data: unknown) =>
  survey(['evaluate', '-', '--instrument', file, '--format', 'json'], JSON.stringify(data));

describe('survey evaluate', () => {
  it('prints what answers come to', async () => {
    const answers = entriesIn({
      ...{ open: 'no', budget: '100' },
      projects: { p1: { project: 'Wind', cost: '100.5', green: 'yes' } },
    });
    const { code, out } = await evaluate(answers);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      computed: {},
      outcome: [
        { id: 'openness', state: 'notMet', restsOn: ['open'], missing: [] },
        { id: 'affordable', state: 'notMet', restsOn: ['projects[p1].cost', 'budget'], missing: [] },
        {
          ...{ id: 'clean', row: 'projects[p1]', state: 'met' },
          ...{ restsOn: ['projects[p1].cost', 'projects[p1].green'], missing: [] },
        },
        { id: 'allClean', state: 'met', restsOn: ['projects[p1].green'], missing: [] },
      ],
      figures: { budget: '100', 'projects[p1].cost': '100.5' },
    });
  });

  it('prints it in words, of a folder as well: what is computed, and each criterion with what is missing', async () => {
    const folder = join(import.meta.dirname, '../../src/surveys/ipcei-2014');
    const { code, out } = await survey(
      ['evaluate', '-', '--instrument', folder],
      JSON.stringify(entriesIn(ipceiExample)),
    );
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines).toContain('  Pilot line: Funding gap: 900000  (projects[pilot].fundingGap)');
    expect(lines).toContain(
      '  not met         Recycling: The aid does not exceed the funding gap  (gap, Paragraph 31)',
    );
    expect(lines.find((line) => line.includes('missing: '))).toContain('(spilloverEvidence)');
  });

  it('takes what was said to have no answer', async () => {
    const { out } = await evaluate({ answers: {}, unanswered: ['open'] });
    expect(JSON.parse(out).outcome[0]).toMatchObject({ id: 'openness', state: 'notShown' });
  });

  it.each([
    ['an item that there is not', { colour: 'red' }, /has no item "colour"/],
    ['a row of no roster', { 'nothing[p1]': 'a' }, /has no item "nothing\[p1\]"/],
    ['no object', 5, /expected an object/],
  ])('refuses %s', async (_name, data, error) => {
    expect(await evaluate(data)).toMatchObject({ code: 2, out: '', error: expect.stringMatching(error) });
  });

  it('wants to be told the questionnaire', async () => {
    expect((await survey(['evaluate', '-'], '{}')).code).toBe(2);
  });
});
