import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { assess } from '../../src/engine/assessment.ts';
import { criteriaOf, followCriteria, type ToldCriteria } from '../../src/engine/criteria.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { valueIn } from '../../src/engine/reading.ts';
import type { Answers } from '../../src/engine/value.ts';
import { responseDocument, type WireDocument } from '../../src/protocol/response.ts';
import { travelling } from '../../src/protocol/travelling.ts';
import { documentOf } from '../../src/storage/freeze.ts';
import type { ResponseRow } from '../../src/storage/rows.ts';
import { said } from '../authoring/tiny.ts';
import { bearer, newCollector, newFolder, put, storeIn } from '../collector/collectors.ts';
import { idOf } from '../collector/documents.ts';
import { exported, rowsOf } from '../collector/exports.ts';
import { tinyInstrument, tinyWords } from '../instruments/opened.ts';
import { entriesIn, type Nested } from '../support/rows.ts';
import { type FundingGapCase, fundingGapCases } from './fundingGapCases.ts';
import { ipceiExample } from './ipceiExample.ts';

const ipcei = await tinyInstrument('eu.ec.ipcei-2014');
const { en } = await tinyWords('eu.ec.ipcei-2014', ['en']);
const example = entriesIn(ipceiExample);

/** A project as a case has it, as answers. */
function projectOf({ rate, flows, alternative, residuals = [] }: FundingGapCase): Nested {
  const costs = residuals.map(([residualValue, residualDeduction], at): [string, Nested] => [
    `c${at}`,
    { costCategory: 'c', costYear: 2015, costAmount: '500', costBasis: 'transfer', residualValue, residualDeduction },
  ]);
  return {
    costs: Object.fromEntries([...costs, ['d', { costCategory: 'd', costYear: 2015, costAmount: '1' }]]),
    ...{ discountRate: rate, counterfactual: alternative === undefined ? 'none' : 'alternative' },
    ...(alternative === undefined ? { hurdleRate: rate } : { alternativeValue: alternative }),
    flows: Object.fromEntries(
      flows.map(([flowYear, flowIn, flowOut], at) => [`f${at}`, { flowYear, flowIn, flowOut }]),
    ),
  };
}

/** What is computed for a project, by name. */
function figuresOf(project: Nested): Record<string, unknown> {
  const evaluation = evaluationOf(ipcei, entriesIn({ structure: 'single', projects: { p: project } }));
  const names = ['presentValue', 'gapReckoned', 'fundingGap', 'valueAtHurdle', 'returnRate'];
  return Object.fromEntries(names.map((name) => [name, valueIn(evaluation.reading(`projects[p].${name}`))]));
}

/** A response as the app freezes it. */
function frozen(answers: typeof example): WireDocument {
  const completion = {
    ...{
      measuredSeconds: 60 * ipcei.modules.length,
      prefilledMinutes: 14,
      changed: false,
      sessions: 1,
      gapsDiscarded: 0,
    },
    ...{ moduleSeconds: Object.fromEntries(ipcei.modules.map(({ id }) => [id, 60])), idleLimitSeconds: 900 },
  };
  const { id, version } = ipcei;
  const row = { id: idOf(1), instrument: { id, version }, language: 'en', startedAt: '2024-03-01T09:00:00.000Z' };
  const drawnUp = documentOf({
    ...{ instrument: ipcei, row: row as ResponseRow, answers, annotations: new Map(), completion, audit: [] },
    ...{ completedAt: new Date('2024-03-01T10:00:00.000Z'), appVersion: '0.1.0' },
  });
  return responseDocument.parse(travelling(ipcei, drawnUp));
}

describe('the IPCEI self-assessment', () => {
  it('has no faults', () => {
    expect(said(lint(ipcei, { en }))).toEqual([]);
  });

  it('says before one begins until when its text applied, and that it is no decision', () => {
    const beforehand = en.preamble.flatMap((block) => ('beforehand' in block && block.beforehand ? block.text : []));
    expect(beforehand.join(' ')).toMatch(/until 31 December 2020/);
    expect(beforehand.join(' ')).toMatch(/no decision and no legal advice/);
    // So does the account, which is printed without the first page.
    const introduction = JSON.stringify(en.outcome?.introduction);
    expect(introduction).toMatch(/until 31 December 2020/);
    expect(introduction).toMatch(/no decision and no legal advice/);
  });

  it('has an example that answers all of it', () => {
    expect(assess(ipcei, example)).toMatchObject({ missing: [], waiting: [], undetermined: [] });
    expect(assess(ipcei, example).findings.map(({ check }) => check)).toEqual([
      'projects[again].K30',
      'projects[again].K31',
      'projects[again].K32',
      'awards[a2].K33',
    ]);
  });

  it.each([
    [{ inDifficulty: 'yes' }, 'inDifficulty', 'BinDifficulty'],
    [{ recoveryOrder: 'yes' }, 'recoveryOrder', 'BrecoveryOrder'],
    [{ headquarters: 'yes' }, 'headquarters', 'Bconditions'],
    [{ nationalGoods: 'yes' }, 'nationalGoods', 'Bconditions'],
    [{ exploitationLimit: 'yes' }, 'exploitationLimit', 'Bconditions'],
    [{ otherBreach: 'yes' }, 'otherBreach', 'BotherBreach'],
    [{ relocation: 'yes' }, 'relocation', 'Brelocation'],
  ])('ends the part of a beneficiary at once, and says why: %j', (excluded, last, note) => {
    const scope = ['inDifficulty', 'recoveryOrder', 'headquarters', 'nationalGoods', 'exploitationLimit'];
    const all = [...scope, 'otherBreach', 'relocation', 'cofinances', 'ownContribution', 'marketPrice'];
    const no = Object.fromEntries(all.slice(0, 7).map((name) => [name, 'no']));
    const answers = entriesIn({ beneficiaries: { b: { ...no, ...excluded } } });
    const { notApplicable } = assess(ipcei, answers);
    const skipped = all.slice(all.indexOf(last) + 1).map((name) => `beneficiaries[b].${name}`);
    expect(notApplicable).toEqual(expect.arrayContaining(skipped));
    const evaluation = evaluationOf(ipcei, answers);
    const notes = ['BinDifficulty', 'BrecoveryOrder', 'Bconditions', 'BotherBreach', 'Brelocation'];
    expect(notes.filter((one) => evaluation.step(`beneficiaries[b].${one}`)?.state === 'asked')).toEqual([note]);
    // No award goes to it.
    expect(
      evaluationOf(ipcei, { ...answers, 'awards[a]': 'a', 'awards[a].awardBeneficiary': 'b' }).reading(
        'awards[a].awardBeneficiary',
      ),
    ).toEqual({ kind: 'blank' });
  });

  it.each(fundingGapCases)('reckons the funding gap as by hand: $name', (one) => {
    const { presentValue, gapReckoned, fundingGap, valueAtHurdle, returnRate } = one;
    expect(figuresOf(projectOf(one))).toEqual({ presentValue, gapReckoned, fundingGap, valueAtHurdle, returnRate });
  });

  it('follows each answer as a whole evaluation does', () => {
    const evaluation = evaluationOf(ipcei, {});
    for (const [item, entry] of Object.entries(example)) evaluation.apply([{ item, entry }]);
    const whole = evaluationOf(ipcei, example).program.computed ?? new Map();
    expect(Object.fromEntries(evaluation.program.computed ?? [])).toEqual(Object.fromEntries(whole));
    expect(whole.get('projects[pilot].fundingGap')).toBe('900000');
    expect(whole.get('totalAid')).toBe('1300000');
    // By year and by kind, of each project.
    const pilot = (name: string) => whole.get(`projects[pilot].${name}`);
    expect(['f1', 'f2', 'f3'].map((flow) => pilot(`flows[${flow}].yearCosts`))).toEqual(['9000000', '500000', '0']);
    // By year over all projects, and what is in years that are not listed.
    const year = (name: string) => ['y1', 'y2'].map((row) => whole.get(`years[${row}].${name}`));
    expect(year('costsOfYear')).toEqual(['9100000', '900000']);
    expect(year('eligibleOfYear')).toEqual(['9100000', '500000']);
    expect(whole.get('otherYears')).toBe('0');
    expect([pilot('projectEquipment'), pilot('projectBuildings'), pilot('projectMaterials')]).toEqual([
      ...['6000000', '3000000'],
      undefined,
    ]);
    // Deployment whose results are not secured does not count, and the aid is measured against what does.
    expect(whole.get('projects[again].projectCosts')).toBe('500000');
    expect(whole.get('projects[again].eligibleCosts')).toBe('100000');
    expect(whole.get('projects[again].intensity')).toBe('450');
    expect(whole.get('indicatorsMet')).toBe(4);
  });

  it('tells of the example what is met, what is not, and what is not shown', () => {
    const { criteria } = criteriaOf(ipcei, example);
    const named = (state: string) =>
      criteria.filter((one) => one.state === state).map(({ id, row }) => (row ? `${id} ${row}` : id));
    expect(named('notMet')).toEqual([
      'scope beneficiaries[ben3]',
      'incentive projects[again]',
      'gap projects[again]',
      'intense projects[again]',
      'eligibility projects[again]',
      'timely awards[a2]',
      'jointly',
    ]);
    expect(named('notShown')).toEqual(['spilling', 'capacity']);
    expect(criteria.find(({ id }) => id === 'spilling')?.missing).toEqual(['spilloverEvidence']);
  });

  it('shows nothing of blank answers, and decides nothing', () => {
    const { criteria } = criteriaOf(ipcei, {});
    expect(criteria.filter(({ state }) => state === 'met' || state === 'notMet')).toEqual([]);
  });

  it('is delivered, computed again, and exported with the record of aid', async () => {
    const store = storeIn(newFolder());
    const { app } = newCollector({ store });
    const sender = { headers: bearer('one-sender.'.repeat(4)) };
    const document = frozen(example);
    const answer = await put(app, document, sender);
    expect([answer.status, await answer.json()]).toMatchObject([201, {}]);
    const [row] = rowsOf((await exported(store, 'csv')).lines);
    expect(row).toMatchObject({ totalAid: '1300000', totalGap: '1300000', textApplies: 'yes', flags: '' });
    const other = frozen(example);
    const changed = {
      ...other,
      id: idOf(2),
      computed: { ...('computed' in other ? other.computed : {}), totalGap: '1' },
    };
    expect((await put(app, changed, sender)).status).toBe(201);
    const [, differing] = rowsOf((await exported(store, 'csv')).lines);
    expect(differing).toMatchObject({ totalGap: '1300000', flags: 'computedDiffers' });
    const record = rowsOf((await exported(store, 'record')).lines).slice(0, 3);
    expect(
      record.map(({ beneficiary, amountEUR, waived, publishBy }) => [beneficiary, amountEUR, waived, publishBy]),
    ).toEqual([
      ['Cellworks', '700000', 'no', '2016-10-01'],
      ['Recycling Meyer', '1000000', 'no', '2016-10-01'],
      ['Recycling Meyer', '450000', 'yes', ''],
    ]);
  });
});

it('tells the criteria of answers as they change as it tells them from nothing', () => {
  const follow = followCriteria(ipcei);
  const told = ({ criteria, figures }: ToldCriteria) => ({ criteria, figures });
  const { 'projects[pilot].costs[c1]': _, ...fewer } = example;
  const steps: [Answers, string[]][] = [
    [example, []],
    [{ ...example, 'beneficiaries[ben1].inDifficulty': 'yes' }, []],
    [{ ...example, 'projects[pilot].flows[f2].flowIn': '1' }, ['projects[pilot].changeEvidence']],
    [fewer, ['projects[pilot].changeEvidence']],
    [example, []],
  ];
  for (const [answers, unanswered] of steps) {
    // Some at a time.
    while (!follow.take(answers, new Set(unanswered), 7));
    expect(told(follow.told())).toEqual(told(criteriaOf(ipcei, answers, unanswered)));
  }
});
