import { describe, expect, it } from 'vitest';
import { checkFindingsFrom } from '../../src/engine/allFindings.ts';
import { assess } from '../../src/engine/assessment.ts';
import { isConfirmed } from '../../src/engine/confirmation.ts';
import { countingIn } from '../../src/engine/confirmedChecks.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import type { Answers } from '../../src/engine/value.ts';
import type { WrittenQuestion } from '../../src/instrument/question.ts';
import { check, tiny } from '../authoring/tiny.ts';
import { ict2024 as ict } from '../support/ict2024.ts';

const seller: Answers = { A1: 50, B1a: 'yes', B1b: 'yes', B6: 'yes' };

/** Each case: what it is about, the answers, and the findings as "check items". */
type Case = [name: string, answers: Answers, found: string[]];
const findingsOf = (answers: Answers): string[] =>
  assess(ict, answers)
    .findings.filter(({ level }) => level === 'hard')
    .map(({ check, items }) => `${check} ${items.join(' ')}`);

describe('values outside their domain', () => {
  it.each<Case>([
    ['K01: 0 and 100', { A1: 100, B2: 0 }, []],
    ['K01: 101', { A1: 101 }, ['K01 A1']],
    ['K01: -1', { A1: -1 }, ['K01 A1']],
    ['K01: decimals', { A1: 12.5 }, ['K01 A1']],
    ['K01: a number in quotes', { A1: '12' }, ['K01 A1']],
    [
      'K01: every percentage',
      { ...seller, B2: 101, B3a: 101, B3b: -1, B4a: 1.5, B4b: 'x', B7: 'true' },
      ['K01 B2', 'K01 B3a', 'K01 B3b', 'K01 B4a', 'K01 B4b', 'K01 B7'],
    ],
    ['K01: hidden', { A1: 0, B2: 101, B7: 'x' }, []],
    ['K01: waiting', { A1: 50, B2: 101 }, []],
    ['K02: an option', { A2: 'yes', A3: 'e' }, []],
    ['K02: no option', { A2: 'yes', A3: 'f' }, ['K02 A3']],
    ['K02: two options', { A2: 'yes', A3: 'a b' }, ['K02 A3']],
    ['K02: capital', { A2: 'yes', A3: 'A' }, ['K02 A3']],
    ['K02: hidden', { A2: 'no', A3: 'f' }, []],
    ['K02: blank', { A2: 'yes', A3: '' }, []],
    ['K03: yes, no and blank', { C1: 'yes', C3: 'no', C6a: null, C6b: '' }, []],
    ['K03: other words', { C1: 'ja', C2a: 1, C2b: 'Yes' }, ['K03 C1', 'K03 C2a', 'K03 C2b']],
    ['K03: hidden', { C3: 'no', C4: 'perhaps' }, []],
    ['K04: one minute', { F: 1 }, []],
    ['K04: a thousand hours', { F: 60_000 }, []],
    ['K04: more', { F: 60_001 }, ['K04 F']],
    ['K04: none', { F: 0 }, ['K04 F']],
    ['K04: less', { F: -5 }, ['K04 F']],
    ['K04: half', { F: 1.5 }, ['K04 F']],
    ['K04: a text', { F: '25' }, ['K04 F']],
    ['K04: blank', { F: null }, []],
    ['K05: a number for a name', { contactName: 5 }, ['K05 contactName']],
    ['K05: a name that is too long', { contactName: 'x'.repeat(201) }, ['K05 contactName']],
    ['K05: as long as it may be', { contactName: 'x'.repeat(200) }, []],
    ['in the order of the form', { F: 0, contactName: 5, A1: 101 }, ['K05 contactName', 'K01 A1', 'K04 F']],
  ])('%s', (_name, answers, found) => {
    expect(findingsOf(answers)).toEqual(found);
  });
});

describe('edit checks', () => {
  it.each<Case>([
    ['K20: 100', { ...seller, B3a: 60, B3b: 40 }, []],
    ['K20: 99', { ...seller, B3a: 60, B3b: 39 }, ['K20 B3a B3b']],
    ['K20: 101', { ...seller, B3a: 60, B3b: 41 }, ['K20 B3a B3b']],
    ['K20: nothing at all', { ...seller, B3a: 0, B3b: 0 }, ['K20 B3a B3b']],
    ['K20: one part blank', { ...seller, B3a: 60 }, []],
    ['K20: one part invalid', { ...seller, B3a: 60, B3b: 400 }, ['K01 B3b']],
    ['K20: hidden', { ...seller, B1a: 'no', B1b: 'no', B3a: 60, B3b: 39 }, []],
    ['K20: waiting', { A1: 50, B3a: 60, B3b: 39 }, []],
    ['K21: 100', { ...seller, B4a: 100, B4b: 0 }, []],
    ['K21: 99', { ...seller, B4a: 99, B4b: 0 }, ['K21 B4a B4b']],
    ['K21: one part blank', { ...seller, B4b: 7 }, []],
    ['K21: hidden', { ...seller, A1: 0, B4a: 99, B4b: 0 }, []],
    ['K22: 100', { ...seller, B2: 60, B7: 40 }, []],
    ['K22: 101, two rounded estimates', { ...seller, B2: 60, B7: 41 }, []],
    ['K22: 102', { ...seller, B2: 60, B7: 42 }, ['K22 B2 B7']],
    ['K22: one of them blank', { ...seller, B2: 100 }, []],
    ['K22: no EDI after all', { ...seller, B6: 'no', B2: 60, B7: 42 }, []],
    ['K22: no web sales after all', { ...seller, B1a: 'no', B1b: 'no', B2: 60, B7: 42 }, []],
    ['K30a: no own channel, no share', { ...seller, B1a: 'no', B3a: 0, B3b: 100 }, []],
    ['K30a: no own channel, a share', { ...seller, B1a: 'no', B3a: 10, B3b: 90 }, ['K30 B1a B3a']],
    ['K30a: an own channel, a share', { ...seller, B3a: 10, B3b: 90 }, []],
    ['K30a: B1a blank', { ...seller, B1a: null, B3a: 10, B3b: 90 }, []],
    ['K30a: B3a blank', { ...seller, B1a: 'no', B3b: 90 }, []],
    ['K30b: no marketplace, no share', { ...seller, B1b: 'no', B3a: 100, B3b: 0 }, []],
    ['K30b: no marketplace, a share', { ...seller, B1b: 'no', B3a: 99, B3b: 1 }, ['K30 B1b B3b']],
    ['K30b: B1b blank', { ...seller, B1b: '', B3a: 99, B3b: 1 }, []],
    ['K30: hidden', { ...seller, B1a: 'no', B1b: 'no', B3a: 50, B3b: 50 }, []],
    [
      'several, in the order of the instrument',
      { ...seller, B1a: 'no', B2: 90, B3a: 20, B3b: 90, B4a: 1, B4b: 1, B7: 90 },
      ['K20 B3a B3b', 'K21 B4a B4b', 'K22 B2 B7', 'K30 B1a B3a'],
    ],
  ])('%s', (_name, answers, found) => {
    expect(findingsOf(answers)).toEqual(found);
  });
});

describe('a finding stands at the items of its case that are asked', () => {
  const questions = [
    { id: 'claim', type: 'yesNo', items: ['claim'] },
    { id: 'proof', type: 'text', item: 'proof', maxLength: 5, gate: "claim = 'yes'", required: false },
    { id: 'sum', type: 'whole', item: 'sum', max: 10 },
    { id: 'twice', type: 'computed', item: 'twice', gives: { type: 'whole' }, is: 'sum * 2', gate: "claim = 'yes'" },
  ] as WrittenQuestion[];
  const stands = (items: string[], when: string, answers: Answers, unanswered: string[] = []) => {
    const instrument = tiny(questions, { format: 'veldwerk-instrument/2' }, [check(when, items)]);
    const found = checkFindingsFrom(evaluationOf(instrument, answers, unanswered)).map((one) => one.items);
    // And as it comes about, change by change.
    const evaluation = evaluationOf(instrument, {}, unanswered);
    for (const [item, entry] of Object.entries(answers)) evaluation.apply([{ item, entry }]);
    expect(checkFindingsFrom(evaluation).map((one) => one.items)).toEqual(found);
    return found;
  };

  it.each<[string, string[], string, Answers, string[]?, string[]?]>([
    ['that has an answer', ['claim'], "claim = 'yes'", { claim: 'yes' }, ['claim']],
    ['that is blank', ['proof'], "claim = 'yes' and isBlank(proof)", { claim: 'yes' }, ['proof']],
    ['both of them', ['claim', 'proof'], "claim = 'yes' and isBlank(proof)", { claim: 'yes' }, ['claim', 'proof']],
    ['not that which is skipped', ['claim', 'proof'], 'isBlank(proof)', { claim: 'no' }, ['claim']],
    ['nor that which waits', ['proof', 'sum'], 'sum > 5', { sum: 6 }, ['sum']],
    ['none: silent', ['proof'], 'isBlank(proof)', { claim: 'no' }],
    ['outside its domain', ['sum'], "claim = 'yes'", { sum: 11, claim: 'yes' }, ['sum']],
    ['said to have no answer', ['sum'], "claim = 'yes'", { claim: 'yes' }, ['sum'], ['sum']],
    ['that is computed', ['twice'], 'twice > 8', { claim: 'yes', sum: 5 }, ['twice']],
    ['that is computed and skipped', ['twice'], 'sum > 4', { claim: 'no', sum: 5 }],
  ])('%s', (_, items, when, answers, found, unanswered) => {
    expect(stands(items, when, answers, unanswered)).toEqual(found ? [found] : []);
  });

  it('and is confirmed for what is computed as long as that is the same', () => {
    const instrument = tiny(questions, { format: 'veldwerk-instrument/2' }, [check('twice > 8', ['twice'])]);
    const evaluation = evaluationOf(instrument, { claim: 'yes', sum: 5 });
    const confirmed = () => {
      const [finding] = checkFindingsFrom(evaluation);
      return finding && isConfirmed(finding, countingIn(evaluation), new Map([['K1 twice', { grounds: '[10]' }]]));
    };
    expect(confirmed()).toBe(true);
    evaluation.apply([{ item: 'sum', entry: 6 }]);
    expect(confirmed()).toBe(false);
  });

  it('as they come onto the route and leave it', () => {
    const instrument = tiny(questions, { format: 'veldwerk-instrument/2' }, [
      check('isBlank(proof)', ['claim', 'proof']),
    ]);
    const evaluation = evaluationOf(instrument, { claim: 'no' });
    const items = () => checkFindingsFrom(evaluation).map((one) => one.items.join(' '));
    evaluation.apply([{ item: 'claim', entry: 'yes' }]);
    expect(items()).toEqual(['claim proof']);
    evaluation.apply([{ item: 'claim', entry: 'no' }]);
    expect(items()).toEqual(['claim']);
  });
});
