import { describe, expect, it, vi } from 'vitest';
import { checkFindingsFrom } from '../../src/engine/allFindings.ts';
import type { Evaluation } from '../../src/engine/evaluation.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { missingItems, routeFrom } from '../../src/engine/route.ts';
import type { Answers, Entered } from '../../src/engine/value.ts';
import { tinyInstrument } from '../instruments/opened.ts';

const awards = await tinyInstrument('test.awards');

const project = { 'projects[a]': 'V', 'projects[a].projectName': 'Alpha', 'projects[a].isCrossBorder': 'yes' };
const begun = { anyProjects: 'yes', mostAwards: 3, ...project };
const award = {
  'awards[x]': 'V',
  'awards[x].beneficiary': 'Firm',
  'awards[x].project': 'a',
  'awards[x].amount': '600000',
};

/** What the route does with each question. */
const statesOf = (evaluation: Evaluation) =>
  Object.fromEntries([...routeFrom(evaluation).steps].map(([question, { state }]) => [question, state]));

const set = (evaluation: Evaluation, entries: Readonly<Record<string, Entered | undefined>>) =>
  evaluation.apply(Object.entries(entries).map(([item, entry]) => ({ item, entry: entry ?? undefined })));

/** Everything that an evaluation says. */
const account = (evaluation: Evaluation) => {
  const { states, readings, values, steps } = routeFrom(evaluation);
  return {
    steps: [...steps.keys()],
    states: [...states],
    readings: [...readings],
    values: [...values],
    findings: checkFindingsFrom(evaluation)
      .map(({ check, items }) => `${check}: ${items.join(' ')}`)
      .sort(),
    progress: evaluation.tally.all(),
  };
};

describe('rows', () => {
  it.each<[string, Answers, Record<string, string>]>([
    ['are not there before anybody adds one', begun, { P1: 'asked', P2: 'asked', S1: 'notApplicable' }],
    [
      'are asked one by one where they stand',
      { ...begun, ...award },
      {
        'projects[a].P3': 'asked',
        'awards[x].W1': 'asked',
        'awards[x].W4': 'asked',
        S1: 'notApplicable',
        S2: 'asked',
        'projects[a].S3': 'asked',
      },
    ],
    [
      'leave what is reckoned over them open while one is',
      { ...begun, 'awards[x]': 'V' },
      { S1: 'waiting', S2: 'waiting' },
    ],
    ['are gone with their roster', { ...begun, anyProjects: 'no' }, { P1: 'asked' }],
  ])('%s', (_, answers, expected) => {
    const states = statesOf(evaluationOf(awards, answers));
    for (const [question, state] of Object.entries(expected))
      expect([question, states[question]]).toEqual([question, state]);
    if (answers['anyProjects'] === 'no') expect(Object.keys(states)).not.toContain('projects[a].P3');
  });

  it('stand in the order of their places, and those of one place in that of their ids', () => {
    const rows = { 'projects[b]': 'V', 'projects[c]': 'U', 'projects[a]': 'V' };
    const evaluation = evaluationOf(awards, { anyProjects: 'yes', ...rows });
    const names = () => [...routeFrom(evaluation).steps.keys()].filter((id) => id.endsWith('.P3'));
    expect(names()).toEqual(['projects[c].P3', 'projects[a].P3', 'projects[b].P3']);
    set(evaluation, { 'projects[c]': 'W' });
    expect(names()).toEqual(['projects[a].P3', 'projects[b].P3', 'projects[c].P3']);
  });

  it('come back with all that they had', () => {
    const evaluation = evaluationOf(awards, { ...begun, ...award, 'awards[x].payments[1]': 'V' });
    const before = account(evaluation);
    const { before: undo } = set(evaluation, { 'awards[x]': undefined });
    expect(account(evaluation).steps).not.toContain('awards[x].W1');
    expect(account(evaluation).steps).not.toContain('awards[x].payments[1].W5');
    evaluation.apply(undo);
    expect(account(evaluation)).toEqual(before);
  });

  it('keep an answer whose row is closed or gone as missing, and take it back with the row', () => {
    const evaluation = evaluationOf(awards, { ...begun, ...award });
    const isMissing = () => missingItems(routeFrom(evaluation)).some(({ id }) => id === 'awards[x].project');
    expect(isMissing()).toBe(false);
    for (const away of [{ 'projects[a].isCrossBorder': 'no' }, { 'projects[a]': undefined }]) {
      const { before } = set(evaluation, away);
      expect(isMissing()).toBe(true);
      evaluation.apply(before);
      expect(isMissing()).toBe(false);
    }
  });

  it('have checks of their own, and one another', () => {
    const paid = { 'awards[x].payments[1]': 'V', 'awards[x].payments[1].paid': '700000' };
    const twin = { 'projects[b]': 'W', 'projects[b].projectName': 'Alpha' };
    const evaluation = evaluationOf(awards, { ...begun, ...award, ...paid, ...twin });
    expect(account(evaluation).findings).toEqual([
      'awards[x].K1: awards[x].amount',
      'projects[a].K3: projects[a].projectName',
      'projects[b].K3: projects[b].projectName',
    ]);
    set(evaluation, { 'projects[b].projectName': 'Beta', 'awards[x].payments[1].paid': '600000' });
    expect(account(evaluation).findings).toEqual([]);
  });

  it.each<[string, Answers, string[]]>([
    ['two', { 'projects[b].projectName': 'Alpha' }, ['a', 'b']],
    ['three', { 'projects[b].projectName': 'Alpha', 'projects[c].projectName': 'Alpha' }, ['a', 'b', 'c']],
    ['two beside one that is blank', { 'projects[c].projectName': 'Alpha' }, ['a', 'c']],
    ['two that are blank', { 'projects[a].projectName': '', 'projects[b].projectName': '' }, []],
    ['another one', { 'projects[b].projectName': 'Beta' }, []],
    ['one that was removed', { 'projects[b].projectName': 'Alpha', 'projects[b]': null }, []],
    ['two that no text can be', { 'projects[a].projectName': 5, 'projects[b].projectName': 5 }, []],
    ['rows of a skipped roster', { 'projects[b].projectName': 'Alpha', anyProjects: 'no' }, []],
  ])('have a value of their own where they must: %s', (_, answers, rows) => {
    const there = { ...begun, 'projects[b]': 'W', 'projects[c]': 'X' };
    const found = (evaluation: Evaluation) =>
      account(evaluation).findings.filter((finding) => finding.includes('.K3: '));
    const findings = rows.map((row) => `projects[${row}].K3: projects[${row}].projectName`);
    expect(found(evaluationOf(awards, { ...there, ...answers }))).toEqual(findings);
    const evaluation = evaluationOf(awards, there);
    const { before } = set(evaluation, answers);
    expect(found(evaluation)).toEqual(findings);
    evaluation.apply(before);
    expect(found(evaluation)).toEqual([]);
  });

  it('that share a value cost an answer the same, however many they are', () => {
    const nodesWith = (rows: number) => {
      const named = Array.from({ length: rows }, (_, at) => [
        [`projects[r${at}]`, `V${at}`],
        [`projects[r${at}].projectName`, 'Alpha'],
      ]).flat();
      const evaluation = evaluationOf(awards, { anyProjects: 'yes', mostAwards: 3, ...Object.fromEntries(named) });
      const waiting = vi.spyOn(evaluation.queue, 'add');
      const { changed } = set(evaluation, { 'projects[r1].projectName': 'Beta' });
      expect([...changed.findings]).toEqual(['projects[r1].P3']);
      return waiting.mock.calls.length;
    };
    expect(nodesWith(3)).toBeGreaterThan(1);
    expect(nodesWith(9)).toBe(nodesWith(3));
  });

  it('that must be there and are not count as one answer that is missing', () => {
    const evaluation = evaluationOf(awards, { anyProjects: 'yes', mostAwards: 3 });
    expect(evaluation.progressOf('P')).toMatchObject({ asked: 3, answered: 2, state: 'busy' });
    set(evaluation, project);
    expect(evaluation.progressOf('P')).toMatchObject({ asked: 4, answered: 4, state: 'done' });
  });
});
