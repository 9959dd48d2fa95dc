import { describe, expect, it } from 'vitest';
import type { RegisteredCase } from '../../src/export/delivered.ts';
import { factsOf } from '../../src/export/facts.ts';
import { flagsOf } from '../../src/export/flags.ts';
import type { ResponseDocument } from '../../src/protocol/response.ts';
import { newCollector, put } from './collectors.ts';
import { documentOf, ict, idOf } from './documents.ts';

const plain = documentOf(idOf(1), { answers: { A1: 0, F: 25 } });
const right: ResponseDocument = {
  ...plain,
  completion: { ...plain.completion, moduleSeconds: { A: 1300, review: 12 } },
};

const timed = (completion: Partial<ResponseDocument['completion']>): Partial<ResponseDocument> => ({
  completion: { ...right.completion, ...completion },
});

const numbered = (enterpriseNumber: string) => ({ case: { id: 'x', enterpriseNumber } });

const cases: readonly (readonly [string, Partial<ResponseDocument>, readonly string[]])[] = [
  ['nothing', {}, []],
  ['a number with its check digits', numbered('0314.595.348'), []],
  ['a number with others', numbered('0314.595.349'), ['enterpriseNumber']],
  ['a confirmation of what is found', { confirmed: [{ check: 'K52' }] }, []],
  [
    'confirmations of nothing',
    { confirmed: [{ check: 'K32' }, { check: 'K52' }, { check: 'K33' }] },
    ['confirmedNothing:K32', 'confirmedNothing:K33'],
  ],
  ['a module of no questionnaire', timed({ moduleSeconds: { A: 1307, Zorro: 5 } }), ['unknownModule:Zorro']],
  ['one with blanks in its name', timed({ moduleSeconds: { A: 1307, 'a b': 5 } }), ['unknownModule:a%20b']],
  ['seconds that were rounded', timed({ moduleSeconds: { A: 655, B: 656 } }), []],
  ['seconds that do not add up', timed({ moduleSeconds: { A: 5 } }), ['moduleSeconds']],
  [
    'more seconds than passed',
    timed({ measuredSeconds: 1e9, moduleSeconds: { A: 1e9 } }),
    ['measuredSeconds', 'declaredBelowMeasured'],
  ],
  [
    'an end before the beginning',
    { completedAt: '2024-03-01T08:59:59.000Z' },
    ['completedBeforeStarted', 'measuredSeconds'],
  ],
  ['a change that is none', timed({ prefilledMinutes: 25 }), ['changed']],
  ['no change that is one', timed({ changed: false }), ['changed']],
  [
    'minutes that are fewer than were measured',
    { ...timed({ declaredMinutes: 20 }), answers: { ...right.answers, F: 20 } },
    ['declaredBelowMeasured'],
  ],
  [
    'minutes that ran on while it was completed',
    { ...timed({ declaredMinutes: 21 }), answers: { ...right.answers, F: 21 } },
    [],
  ],
  [
    'more minutes than anybody works',
    { ...timed({ declaredMinutes: 60_001 }), answers: { ...right.answers, F: 60_001 } },
    ['declaredMinutes'],
  ],
];

describe('the flags of a response', () => {
  it.each(cases)('with %s', (_, more, flags) => {
    const document = { ...right, ...more };
    expect(flagsOf(ict, document, factsOf(ict, document))).toEqual(flags);
  });

  it.each(cases)('keep nobody with %s from delivering', async (_, more) => {
    const { app } = newCollector();
    expect((await put(app, { ...right, ...more })).status).toBe(201);
  });
});

describe('what was given at the beginning', () => {
  const reads = { modules: ict.modules, given: ['given.caseId', 'given.enterpriseNumber'] };
  const number = '0206.731.645';
  const other = '0403.170.701';
  const own = { id: 'C1', enterpriseNumber: number };

  it.each<[string, Partial<ResponseDocument>, RegisteredCase | undefined, string[]]>([
    ['what the response says itself', { given: { caseId: 'C1', enterpriseNumber: number }, case: own }, undefined, []],
    [
      'another number than it says',
      { given: { caseId: 'C1', enterpriseNumber: other }, case: own },
      undefined,
      ['enterpriseNumber'],
    ],
    ['what the register says', { given: { caseId: 'C1', enterpriseNumber: number }, case: { id: 'C1' } }, own, []],
    [
      'what the response says itself, and not the register',
      { given: { caseId: 'C1', enterpriseNumber: other }, case: { id: 'C1', enterpriseNumber: other } },
      own,
      ['enterpriseNumber'],
    ],
    ['nothing, since the invitation came after that', { case: own }, own, ['caseId', 'enterpriseNumber']],
    ['nothing, where there is no invitation', {}, undefined, []],
    ['a case, and there is none', { given: { caseId: 'C1' } }, undefined, ['caseId']],
  ])('is %s', (_name, change, registered, differing) => {
    const document = { ...documentOf(idOf(1)), ...change } as ResponseDocument;
    const flags = flagsOf(reads, document, factsOf(ict, document), registered);
    expect(flags.filter((flag) => flag.startsWith('givenDiffers'))).toEqual(
      differing.map((name) => `givenDiffers:${name}`),
    );
  });

  it('is no matter where the questionnaire does not read it', () => {
    const document = { ...documentOf(idOf(1)), case: own } as ResponseDocument;
    expect(flagsOf(ict, document, factsOf(ict, document), own).join()).not.toContain('givenDiffers');
  });
});
