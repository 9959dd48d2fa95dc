import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { routesOf } from '../../src/authoring/routes.ts';
import { assess } from '../../src/engine/assessment.ts';
import { evaluationOf } from '../../src/engine/evaluationOf.ts';
import { reasonsFrom } from '../../src/engine/reasons.ts';
import type { Answers } from '../../src/engine/value.ts';
import { said } from '../authoring/tiny.ts';
import { bearer, newCollector, newFolder, put, storeIn } from '../collector/collectors.ts';
import { exported, rowsOf } from '../collector/exports.ts';
import { documentOf, tinyInstrument, tinyWords } from './opened.ts';

const gates = await tinyInstrument('test.gates');
const words = await tinyWords('test.gates', ['nl']);

const small = { cars: 'yes', bikes: 'no', share: 20, brand: 'Dacia', A5: 'day', B2: 'no' };
const large = { cars: 'no', bikes: 'yes', share: 60, saddles: 30, A5: 'always', A3: 'yes', A4: 'no' };

describe('a questionnaire with gates at every level', () => {
  it('has no faults, and is proven', () => {
    expect(said(lint(gates, words))).toEqual([]);
    expect(routesOf(gates)).toMatchObject({ proven: true });
  });

  it.each<[string, Answers, Partial<ReturnType<typeof assess>>]>([
    [
      'small, with cars',
      small,
      {
        missing: [],
        findings: [],
        notApplicable: ['saddles', 'A3', 'A4', 'B3'],
        asked: expect.arrayContaining(['B1', 'B2']),
      },
    ],
    ['large, with bikes', large, { missing: [], notApplicable: ['brand', 'B1', 'B2', 'B3'] }],
    [
      'no vehicles at all',
      { cars: 'no', bikes: 'no' },
      { asked: ['cars', 'bikes'], waiting: [], undetermined: [], missing: [] },
    ],
    [
      'half of the first question',
      { cars: 'no' },
      { waiting: ['share', 'saddles', 'A5', 'A3', 'A4', 'B1', 'B2', 'B3'], notApplicable: ['brand'] },
    ],
    [
      'an optional item that says yes',
      { ...small, B1: 'yes' },
      { notApplicable: ['saddles', 'A3', 'A4', 'B2'], missing: ['B3'] },
    ],
    ['an answer whose option has closed', { ...small, A5: 'always' }, { missing: ['A5'] }],
    ['what is not asked has no part in a check', { ...small, share: 20, saddles: 90 }, { findings: [] }],
    [
      'both asked',
      { ...large, saddles: 50 },
      { findings: [{ check: 'K10', level: 'soft', items: ['share', 'saddles'] }] },
    ],
  ])('%s', (_name, answers, expected) => {
    expect(assess(gates, answers)).toMatchObject(expected);
  });

  it.each<[string, Answers, string | undefined]>([
    ['waits', { cars: 'yes' }, 'waiting'],
    ['is there', { cars: 'yes', share: 51 }, 'asked'],
    ['is not there', { cars: 'yes', share: 50 }, 'notApplicable'],
  ])('an option with a gate of its own %s', (_name, answers, state) => {
    expect(evaluationOf(gates, answers).optionStates('A5')).toEqual({ always: state });
  });

  it('says nothing of an option without a gate, however it is called', () => {
    const states = evaluationOf(gates, { cars: 'yes', share: 51 }).optionStates('A5');
    for (const code of ['night', 'constructor', 'toString']) expect(states[code]).toBeUndefined();
  });

  it.each<[string, Answers, string, string[]]>([
    ['a section, by a named condition', small, 'A3', ['share']],
    ['a question in it, by the section', small, 'A4', ['share']],
    ['a module', large, 'B1', ['bikes', 'share']],
    ['a module, before it can be told', { cars: 'no' }, 'B2', ['bikes']],
    ['what is behind a question that waits', { cars: 'yes' }, 'A4', ['share']],
    ['an optional answer that is no', { ...small, B1: 'yes' }, 'B2', ['B1']],
  ])('%s: why it is not asked', (_name, answers, question, reasons) => {
    expect(reasonsFrom(evaluationOf(gates, answers), question)).toEqual(reasons);
  });

  it.each<[string, string, Answers, object, readonly string[]]>([
    ['it does not hold', 'A2', { cars: 'no', bikes: 'no' }, { hasFleet: 'x' }, ['hasFleet']],
    ['another rests on it', 'A3', { cars: 'no', bikes: 'no' }, { hasFleet: 'x' }, ['hasFleet']],
    ['that is behind what is not asked', 'A4', { cars: 'no', bikes: 'no' }, { hasFleet: 'x' }, ['hasFleet']],
    ['the outer one has words', 'A3', { cars: 'no', bikes: 'no' }, { isLarge: 'x' }, ['isLarge']],
    ['it holds, and something else decides', 'A3', { ...small }, { hasFleet: 'x' }, ['share']],
    ['it decides by holding: its words are of the opposite', 'B1', { ...large }, { isLarge: 'x' }, ['bikes', 'share']],
    ['it cannot be told yet', 'A2', { cars: 'no' }, { hasFleet: 'x' }, ['bikes']],
    ['it is another', 'A2', { cars: 'no', bikes: 'no' }, { isLarge: 'x' }, ['cars', 'bikes']],
  ])('names a condition with words in the place of what it reads where %s', (_, question, answers, worded, reasons) => {
    expect(reasonsFrom(evaluationOf(gates, answers), question, worded as Record<string, string>)).toEqual(reasons);
  });

  it('names a condition of a row by its address', async () => {
    const awards = await tinyInstrument('test.awards');
    const evaluation = evaluationOf(awards, {
      ...{ anyProjects: 'no', mostAwards: 2, 'awards[x]': '1', 'awards[x].beneficiary': 'b', 'awards[x].amount': '5' },
    });
    expect(reasonsFrom(evaluation, 'awards[x].W4', { isLarge: 'x' })).toEqual(['awards[x].isLarge']);
    expect(reasonsFrom(evaluation, 'awards[x].W4')).toEqual(['awards[x].amount']);
  });

  it('has the words of a condition in each official language, where one language has them', () => {
    const conditions = { hasFleet: 'x' };
    const english = { ...words.nl, language: 'en' as const };
    const two = { ...gates, languages: ['nl', 'en'] as const, official: ['nl'] as const } as unknown as typeof gates;
    const { conditions: _, ...dutch } = words.nl;
    const faults = (texts: Parameters<typeof lint>[1]) => said(lint(two, texts));
    expect(faults({ nl: dutch, en: { ...english, conditions } })).toEqual([
      'texts nl: condition hasFleet has no words',
    ]);
    expect(faults({ nl: { ...dutch, conditions }, en: { ...english, conditions: {} } })).toEqual([]);
    expect(faults({ nl: { ...dutch, conditions: { hasBoat: 'x' } }, en: dutch })).toContain(
      'texts nl: words for condition hasBoat, which the structure does not have',
    );
  });

  it('is taken with the items that its gates skip, and with no other account', async () => {
    const store = storeIn(newFolder());
    const { app } = newCollector({ store });
    const sender = { headers: bearer('one-sender.'.repeat(4)) };
    const document = documentOf(gates, small);
    const without = { ...document, notApplicable: document.notApplicable.filter((item) => item !== 'saddles') };
    expect(await (await put(app, without, sender)).json()).toMatchObject({
      errors: [{ item: 'saddles', fault: 'unaccounted' }],
    });
    const closed = { ...document, answers: { ...document.answers, A5: 'always' } };
    expect(await (await put(app, closed, sender)).json()).toMatchObject({
      errors: [{ item: 'A5', fault: 'wrong-value' }],
    });
    const answered = { ...document, answers: { ...document.answers, saddles: 3 } };
    expect(await (await put(app, answered, sender)).json()).toMatchObject({
      errors: [{ item: 'saddles', fault: 'counted-twice' }],
    });
    expect((await put(app, document, sender)).status).toBe(201);
    const long = rowsOf((await exported(store, 'long')).lines);
    expect(long.find(({ item }) => item === 'saddles')?.['status']).toBe('not_applicable');
  });
});
