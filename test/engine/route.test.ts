import { describe, expect, it } from 'vitest';
import { answersTell } from '../../src/engine/answersTell.ts';
import { assess } from '../../src/engine/assessment.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { reasonsFrom } from '../../src/engine/reasons.ts';
import { routeOf } from '../../src/engine/route.ts';
import type { State } from '../../src/engine/step.ts';
import type { Answers, Entered } from '../../src/engine/value.ts';
import { tiny, yesNo } from '../authoring/tiny.ts';
import { ict2024 as ict } from '../support/ict2024.ts';

const e1 = (value: string, except: Answers = {}): Answers => ({
  ...Object.fromEntries([...'abcdefg'].map((letter) => [`E1${letter}`, value])),
  ...except,
});

describe('why a question is not asked', () => {
  it.each<[string, State, string[], Answers]>([
    ['A2', 'notApplicable', ['A1'], { A1: 0 }],
    ['A3', 'waiting', ['A2'], {}],
    ['A3', 'notApplicable', ['A2'], { A1: 10, A2: 'no' }],
    ['A3', 'notApplicable', ['A1'], { A1: 0, A2: 'no' }],
    ['B2', 'waiting', ['B1a', 'B1b'], {}],
    ['B2', 'waiting', ['B1b'], { B1a: 'no' }],
    ['B2', 'notApplicable', ['B1a', 'B1b'], { B1a: 'no', B1b: 'no' }],
    ['B2', 'notApplicable', ['A1'], { A1: 0, B1a: 'yes' }],
    ['B7', 'notApplicable', ['B6'], { B6: 'no' }],
    ['C4', 'waiting', ['C3'], {}],
    ['C5', 'waiting', ['C3'], {}],
    ['C5', 'waiting', ['C3'], { C4: 'no' }],
    ['C5', 'waiting', ['C4'], { C3: 'yes' }],
    ['C5', 'notApplicable', ['C3'], { C3: 'no', C4: 'yes' }],
    ['C5', 'notApplicable', ['C4'], { C3: 'yes', C4: 'no' }],
    ['E2', 'waiting', ['E1a', 'E1g'], e1('no', { E1a: null, E1g: '' })],
    ['E2', 'notApplicable', ['E1a', 'E1b', 'E1c', 'E1d', 'E1e', 'E1f', 'E1g'], e1('no')],
    ['E5', 'waiting', ['E4'], { E1c: 'yes' }],
    ['E5', 'notApplicable', ['E4'], { E1c: 'yes', E4: 'no' }],
    ['E6', 'notApplicable', ['E1c'], { E1c: 'yes' }],
    ['E6', 'notApplicable', ['E1c', 'E1f'], { E1c: 'yes', E1d: 'no', E1f: 'yes' }],
    ['E6', 'waiting', ['E1d'], e1('no', { E1d: null })],
    ['E7', 'waiting', ['E1b'], e1('no', { E1b: 'perhaps', E6: 'no' })],
    ['E7', 'waiting', ['E6'], e1('no')],
    ['E7', 'notApplicable', ['E6'], e1('no', { E6: 'no' })],
    ['E7', 'notApplicable', ['E1c'], { E1c: 'yes', E6: 'yes' }],
  ])('%s: %s because of %j', (question, state, because, answers) => {
    const evaluation = evaluationOf(ict, answers);
    expect([evaluation.step(question)?.state, reasonsFrom(evaluation, question)]).toEqual([state, because]);
  });

  // Opened up, they would be more parts than there are atoms.
  it('is told of conditions that each read the one before twice', () => {
    const depth = 300;
    const chain = Object.fromEntries(
      Array.from({ length: depth }, (_, at) => [`c${at + 1}`, `c${at} and (c${at} or isBlank(R))`]),
    );
    const instrument = tiny([yesNo('Q'), yesNo('R'), { ...yesNo('S'), gate: `c${depth}` }], {
      format: 'veldwerk-instrument/2',
      conditions: { c0: "Q = 'yes'", ...chain },
    });
    const evaluation = evaluationOf(instrument, { Q: 'no' });
    expect(reasonsFrom(evaluation, 'S')).toEqual(['Q']);
    const tells = answersTell(instrument, [{ name: `c${depth}` }]);
    expect([tells({ Q: 'no' }), tells({ Q: 'yes', R: 'no' }), tells({})]).toEqual([false, true, undefined]);
  });
});

describe('A1', () => {
  it.each<[string, Entered | undefined, { open: boolean; missing: boolean; finding: boolean }]>([
    ['left out', undefined, { open: true, missing: true, finding: false }],
    ['null', null, { open: true, missing: true, finding: false }],
    ['empty', '', { open: true, missing: true, finding: false }],
    ['white space', ' \t', { open: true, missing: true, finding: false }],
    ['above its domain', 101, { open: true, missing: false, finding: true }],
    ['below its domain', -1, { open: true, missing: false, finding: true }],
    ['not whole', 0.5, { open: true, missing: false, finding: true }],
    ['a text', '0', { open: true, missing: false, finding: true }],
    ['1', 1, { open: true, missing: false, finding: false }],
    ['100', 100, { open: true, missing: false, finding: false }],
    ['0', 0, { open: false, missing: false, finding: false }],
  ])('%s', (_name, value, { open, missing, finding }) => {
    const { asked, notApplicable, missing: blanks, findings } = assess(ict, { A1: value });
    expect(asked.includes('A2')).toBe(open);
    expect(notApplicable.includes('A2')).toBe(!open);
    expect(blanks.includes('A1')).toBe(missing);
    expect(findings.filter(({ level }) => level === 'hard')).toEqual(
      finding ? [{ check: 'K01', level: 'hard', items: ['A1'] }] : [],
    );
  });
});

describe('items that the respondent cannot answer', () => {
  it.each<[string, string[], Answers, Partial<Record<State, string>>]>([
    ['a gate: what is behind it is undetermined', ['C3'], { C4: 'yes' }, { asked: 'C3', undetermined: 'C4' }],
    ['a gate behind it, too', ['C3'], { C4: 'yes' }, { undetermined: 'C5' }],
    ['a gate behind an open one', ['C4'], { C3: 'yes' }, { asked: 'C4', undetermined: 'C5' }],
    ['one of several, the others no', ['B1a'], { B1b: 'no' }, { undetermined: 'B2' }],
    ['one of several, another blank', ['B1a'], {}, { waiting: 'B2' }],
    ['one of several, another yes', ['B1a'], { B1b: 'yes' }, { asked: 'B2' }],
    ['an answer that is there as well: it counts for nothing', ['C3'], { C3: 'no' }, { undetermined: 'C4' }],
    ['A1: the route goes on', ['A1'], { A1: 0 }, { asked: 'A2' }],
  ])('%s', (_name, unanswered, answers, where) => {
    const route = routeOf(ict, answers, new Set(unanswered));
    for (const [state, question] of Object.entries(where)) expect(route.steps.get(question)?.state).toBe(state);
    for (const item of unanswered) expect(route.values.has(item)).toBe(false);
  });
});

describe('contact items', () => {
  it('are asked and never missing', () => {
    const { asked, missing } = assess(ict, {});
    const contact = ['contactName', 'contactFunction', 'contactEmail', 'contactPhone'];
    expect(asked.slice(0, 4)).toEqual(contact);
    expect(missing.filter((item) => contact.includes(item))).toEqual([]);
  });
});

describe('answers that came from anywhere', () => {
  it.each<[string, string]>([
    ['an inherited property', '{"__proto__": {"A1": 0}}'],
    ['an id that the instrument does not have', '{"constructor": "no", "Z9": 3}'],
  ])('%s decides nothing', (_name, json) => {
    expect(assess(ict, JSON.parse(json))).toEqual(assess(ict, {}));
    expect(assess(ict, Object.create({ A1: 0 }))).toEqual(assess(ict, {}));
  });
});
