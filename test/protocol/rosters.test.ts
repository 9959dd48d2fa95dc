import { describe, expect, it } from 'vitest';
import { checkFindingsFrom } from '../../src/engine/allFindings.ts';
import type { Evaluation } from '../../src/engine/evaluation.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { rosterFaultsOf } from '../../src/engine/rosters/rosterFaults.ts';
import { missingItems, routeFrom } from '../../src/engine/route.ts';
import { evaluatedResponse, inspect } from '../../src/export/inspect.ts';
import type { Annotation } from '../../src/protocol/annotation.ts';
import { arrived } from '../../src/protocol/arrived.ts';
import { responseDocument, type WireDocument } from '../../src/protocol/response.ts';
import { Dice } from '../engine/random/dice.ts';
import { randomAwards } from '../instruments/randomAwards.ts';
import { awards, sentAwards, wholeAwards } from '../instruments/sentAwards.ts';

/** What is told of answers: the same on the device and where they land. */
function account(evaluation: Evaluation) {
  const { steps, states, values } = routeFrom(evaluation);
  return {
    steps: [...steps.keys()],
    states: [...states],
    values: [...values],
    findings: checkFindingsFrom(evaluation),
  };
}

const faultsIn = (document: WireDocument) => inspect(awards, arrived(awards, document));

/** A remark on a question of each row that there may be, whether it is there or not. */
const remarks = ['P1', 'projects[a].P3', 'awards[x].W4', 'awards[y].payments[2].W5', 'awards[q].W1'].map(
  (about): Annotation => ({ kind: 'remark', about, text: 'x', send: true }),
);

describe('a response with rows', () => {
  it('says where it lands what it said on the device, and is taken where it could be completed', () => {
    const taken = [0, 0];
    for (let seed = 1; seed <= 400; seed += 1) {
      const { answers, unanswered } = randomAwards(new Dice(seed));
      const silent = [...unanswered, 'awards[q]'].map(
        (about): Annotation => ({ kind: 'unanswered', about, reason: 'unknown' }),
      );
      const drafted = evaluationOf(awards, answers, unanswered);
      const document = sentAwards(answers, [...silent, ...remarks]);
      const landed = arrived(awards, document);
      expect([seed, account(evaluatedResponse(awards, landed))]).toEqual([seed, account(drafted)]);
      const isWhole =
        missingItems(routeFrom(drafted)).length === 0 &&
        checkFindingsFrom(drafted).every(({ level }) => level !== 'hard') &&
        rosterFaultsOf(drafted).length === 0;
      expect([seed, inspect(awards, landed).length === 0]).toEqual([seed, isWhole]);
      taken[Number(isWhole)] = (taken[Number(isWhole)] ?? 0) + 1;
    }
    expect(Math.min(...taken)).toBeGreaterThan(40);
  });

  const plain = sentAwards(wholeAwards);

  it('has its answers by address, its rows in order, and counts of what stands in rows', () => {
    expect(plain).toMatchObject({
      format: 'veldwerk-response/2',
      rows: { projects: ['b', 'a'], awards: ['x', 'y'], 'awards[x].payments': ['1'], 'awards[y].payments': [] },
      notApplicable: ['isLot'],
      counts: { answers: 16, notApplicable: 3, undetermined: 0, unanswered: 0 },
    });
    expect(Object.keys(plain.answers)).toHaveLength(16);
    expect(plain.answers).toMatchObject({ 'awards[x].payments[1].paid': '700000', 'awards[y].amount': '5' });
    expect(faultsIn(plain)).toEqual([]);
  });

  it('keeps the office’s own ids of rows that were taken over, and sends nothing of one that was left out', () => {
    const leftOut: Annotation = { kind: 'unanswered', about: 'awards[7]', reason: 'inapplicable' };
    const sent = sentAwards(wholeAwards, [leftOut]);
    expect(sent).toEqual(plain);
    expect(JSON.stringify(sent)).not.toContain('awards[7]');
    // What keeps it from travelling: a collector from before it would refuse the whole response.
    const named: WireDocument = { ...sent, unanswered: [{ item: 'awards[7]', reason: 'inapplicable' }] };
    expect(faultsIn(named)).toContainEqual(expect.objectContaining({ item: 'awards[7]' }));
    expect(responseDocument.safeParse({ ...sent, leftOut: ['awards[7]'] }).success).toBe(false);
  });

  it('sends nothing of a removed row, nor of a roster that is skipped', () => {
    const { 'awards[y]': _, ...others } = wholeAwards;
    expect(JSON.stringify(sentAwards(others, remarks))).not.toContain('awards[y]');
    const skipped = sentAwards({ anyProjects: 'no', mostAwards: 0, ...others, 'projects[a].isCrossBorder': 'yes' });
    expect(sentAwards({ ...wholeAwards, mostAwards: 0 }).notApplicable).toEqual(['isLot', 'allPublished', 'awards']);
    expect(JSON.stringify(sentAwards({ ...wholeAwards, mostAwards: 0 }, remarks))).not.toContain('awards[');
    expect(skipped.rows).toEqual(expect.objectContaining({ projects: ['b', 'a'] }));
  });

  it('names a whole roster whose gate cannot be answered', () => {
    const { anyProjects: _, ...others } = wholeAwards;
    const silent: Annotation = { kind: 'unanswered', about: 'anyProjects', reason: 'refused' };
    const document = sentAwards(others, [silent]);
    expect(document.undetermined).toContain('projects');
    expect(document.rows).not.toHaveProperty('projects');
  });

  it('speaks of findings and remarks in rows by address', () => {
    const confirmed = { kind: 'confirmed', about: 'awards[x].K1 awards[x].amount', grounds: '["600000"]' } as const;
    const remark = { kind: 'remark', about: 'awards[x].W1', text: 'Merged', send: true } as const;
    const document = sentAwards(wholeAwards, [{ ...confirmed, remark: 'Interest' }, remark]);
    expect(document.confirmed).toEqual([{ check: 'awards[x].K1', remark: 'Interest' }]);
    expect(document.remarks).toEqual([{ question: 'awards[x].W1', text: 'Merged' }]);
    expect(faultsIn(document)).toEqual([]);
  });

  const rows = (more: object): object => ({ rows: { ...plain.rows, ...more } });
  const answering = (more: object): object => ({ answers: { ...plain.answers, ...more } });
  it.each<[string, object, object]>([
    ['without rows', { rows: undefined }, { item: 'projects', fault: 'unaccounted' }],
    ['without counts', { counts: undefined }, { place: 'counts', fault: 'not-counted' }],
    ['whose counts lie', { counts: { ...plain.counts, notApplicable: 4 } }, { place: 'counts.notApplicable' }],
    ['with a roster that there is not', rows({ castles: ['a'] }), { item: 'castles', fault: 'unknown-roster' }],
    ['with an item for a roster', rows({ amount: ['a'] }), { item: 'amount', fault: 'unknown-roster' }],
    [
      'with an inner roster that stands alone',
      rows({ payments: ['1'] }),
      { item: 'payments', fault: 'unknown-roster' },
    ],
    [
      'with rows in a row that there is not',
      rows({ 'awards[q].payments': ['1'] }),
      { item: 'awards[q].payments', fault: 'unknown-row' },
    ],
    ['with an id that no app makes', rows({ awards: ['x', 'y', 'Z'] }), { item: 'awards[Z]', fault: 'row-id' }],
    ['with a row twice', rows({ awards: ['x', 'y', 'x'] }), { place: 'rows.awards[2]', fault: 'repeated-row' }],
    ['that leaves out an asked roster', rows({ 'awards[y].payments': undefined }), { fault: 'unaccounted' }],
    [
      'with more rows than its limit',
      rows({ awards: ['x', 'y', '1', '2'] }),
      { item: 'awards', fault: 'too-many-rows' },
    ],
    ['with fewer rows than there must be', rows({ projects: [] }), { item: 'projects', fault: 'too-few-rows' }],
    [
      'with more rows than any draft has',
      rows({ projects: ['b', 'a', '1', '2', '3', '4'] }),
      { item: 'projects', fault: 'too-many-rows' },
    ],
    ['with rows of a skipped roster', answering({ mostAwards: 0 }), { item: 'awards', fault: 'off-route' }],
    ['that skips an asked roster', { notApplicable: ['isLot', 'awards'] }, { item: 'awards', fault: 'counted-twice' }],
    [
      'that lists what is skipped in a row',
      { notApplicable: ['isLot', 'awards[y].isPublished'] },
      { item: 'awards[y].isPublished', fault: 'listed-in-row' },
    ],
    [
      'that lists an inner roster',
      { notApplicable: ['isLot', 'awards[y].payments'], ...rows({ 'awards[y].payments': undefined }) },
      { item: 'awards[y].payments', fault: 'listed-in-row' },
    ],
    ['with an answer of a row that is not there', answering({ 'awards[q].amount': '1' }), { fault: 'unknown-row' }],
    ['with a row among its answers', answering({ 'awards[q]': 'V' }), { item: 'awards[q]', fault: 'unknown-row' }],
    ['with an answer of a row outside of it', answering({ amount: '1' }), { item: 'amount', fault: 'unknown-item' }],
    ['with another roster around it', answering({ 'projects[a].amount': '1' }), { fault: 'unknown-item' }],
    ['with a step too many', answering({ 'awards[x].awards[x].amount': '1' }), { fault: 'unknown-row' }],
    ['with an answer off the route of its row', answering({ 'awards[y].isPublished': 'yes' }), { fault: 'off-route' }],
    [
      'with a row as its answer that is closed',
      answering({ 'projects[a].isCrossBorder': 'no' }),
      { fault: 'wrong-value' },
    ],
    ['with a row as its answer that is not there', answering({ 'awards[x].project': 'q' }), { fault: 'wrong-value' }],
    ['that lacks an answer in a row', answering({ 'awards[x].amount': undefined }), { fault: 'unaccounted' }],
    ['against a check of its rows', answering({ 'projects[b].projectName': 'Alpha' }), { check: 'projects[b].K3' }],
    ['that confirms a check of no row', { confirmed: [{ check: 'K1' }] }, { fault: 'unknown-check' }],
    [
      'that confirms a check in a row that is not there',
      { confirmed: [{ check: 'awards[q].K1' }] },
      { fault: 'unknown-check' },
    ],
    [
      'that confirms in a row what is asked once',
      { confirmed: [{ check: 'awards[q].K2' }] },
      { fault: 'unknown-check' },
    ],
    ['that confirms a check beside its row', { confirmed: [{ check: 'awards[x]K1' }] }, { fault: 'unknown-check' }],
    [
      'that remarks on a row that is not there',
      { remarks: [{ question: 'awards[q].W1', text: 'x' }] },
      { fault: 'unknown-question' },
    ],
    [
      'that has a row prefilled that is not there',
      { prefilled: [{ item: 'awards[q].amount', changed: false }] },
      { fault: 'unknown-item' },
    ],
  ])('%s is refused', (_, change, fault) => {
    const document = responseDocument.parse(JSON.parse(JSON.stringify({ ...plain, ...change })));
    expect(faultsIn(document)).toContainEqual(expect.objectContaining(fault));
  });
});
