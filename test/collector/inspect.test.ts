import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/export/inspect.ts';
import type { ResponseDocument } from '../../src/protocol/response.ts';
import { expectRefusal, newCollector, problemIn, put, rowsIn } from './collectors.ts';
import { documentOf, ict, idOf } from './documents.ts';

const id = idOf(1);
const plain = documentOf(id);
const text = JSON.stringify(plain);
const sells = { B1a: 'yes', B1b: 'yes', B6: 'yes' };

/** The document with other answers, of whatever kind. */
const answering = (answers: object, document = plain) => ({
  ...document,
  answers: { ...document.answers, ...answers },
});

/** The document without an item, wherever it accounts for it. */
function without(item: string, document = plain): ResponseDocument {
  const { [item]: _, ...answers } = document.answers;
  return { ...document, answers, notApplicable: document.notApplicable.filter((one) => one !== item) };
}

/** The document with an item among those that the route skips. */
const skipping = (item: string, document = plain) => ({
  ...document,
  notApplicable: [...document.notApplicable, item],
});

const silence = (...items: string[]) => ({ unanswered: items.map((item) => ({ item, reason: 'unknown' as const })) });

/** The document with items unanswered, each as often as it is named. */
const unanswering = (...items: string[]) => ({
  ...documentOf(id, silence(...new Set(items))),
  ...silence(...items),
});

const timeless = documentOf(id, silence('F'));

/** The document with another number of minutes declared, or none. */
function declaring(declaredMinutes: number | undefined, document = plain) {
  const { declaredMinutes: _, ...completion } = document.completion;
  return { ...document, completion: declaredMinutes === undefined ? completion : { ...completion, declaredMinutes } };
}

const { language: _, ...wordless } = plain;
const time = { item: 'F', place: 'completion.declaredMinutes', fault: 'not-the-answer' };
const remarks = [
  { question: 'B2', text: '' },
  { question: 'A5a', text: '' },
];

describe('a document that does not fit the questionnaire', () => {
  it.each<[string, unknown, object]>([
    ['an unknown field', { ...plain, extra: 1 }, { fault: 'unknown field extra' }],
    [
      'an unknown field inside',
      { ...plain, completion: { ...plain.completion, lunch: 1 } },
      { place: 'completion', fault: 'unknown field lunch' },
    ],
    ['a missing field', wordless, { place: 'language' }],
    ['another format', { ...plain, format: 'veldwerk-response/3' }, { place: 'format' }],
    ['an answer of no type', answering({ A1: 1.5 }), { item: 'A1', place: 'answers.A1' }],
    ['an answer that is null', answering({ A1: null }), { item: 'A1', place: 'answers.A1' }],
    ['an answer of the wrong type', answering({ A1: '80' }), { item: 'A1', fault: 'wrong-value' }],
    ['a blank answer', answering({ A2: ' ' }), { item: 'A2', fault: 'wrong-value' }],
    ['a percentage above 100', answering({ A1: 101 }), { item: 'A1', fault: 'wrong-value' }],
    [
      'an unknown option',
      answering({ A3: 'f' }, documentOf(id, { answers: { A2: 'yes' } })),
      { item: 'A3', fault: 'wrong-value' },
    ],
    ['an unknown item', answering({ Z9: 'yes' }), { item: 'Z9', fault: 'unknown-item' }],
    [
      'an item named like a part of JavaScript',
      answering({ constructor: 'yes' }),
      { item: 'constructor', fault: 'unknown-item' },
    ],
    ['an unknown item among the skipped', skipping('Z9'), { item: 'Z9', fault: 'unknown-item' }],
    ['an answer off the route', answering({ A3: 'a' }, without('A3')), { item: 'A3', fault: 'off-route' }],
    ['an item that is nowhere', without('D3'), { item: 'D3', fault: 'unaccounted' }],
    ['a skipped item that is nowhere', without('A3'), { item: 'A3', fault: 'unaccounted' }],
    ['an item in two places', skipping('A1'), { item: 'A1', fault: 'counted-twice' }],
    ['an asked item among the skipped', skipping('D3', without('D3')), { item: 'D3', fault: 'not-skipped' }],
    [
      'an asked item among the undetermined',
      { ...without('D3'), undetermined: ['D3'] },
      { item: 'D3', fault: 'not-undetermined' },
    ],
    [
      'a skipped item among the unanswered',
      { ...without('A3'), unanswered: [{ item: 'A3', reason: 'unknown' }] },
      { item: 'A3', fault: 'not-asked' },
    ],
    [
      'an item nobody must answer among the unanswered',
      { ...plain, unanswered: [{ item: 'contactName', reason: 'refused' }] },
      { item: 'contactName', fault: 'not-required' },
    ],
    ['no time', without('F'), { item: 'F', fault: 'unaccounted' }],
    ['another time than the answer', declaring(24), time],
    ['an answer on the time that is not declared', declaring(undefined), { ...time, fault: 'missing' }],
    ['a time declared that is not answered', declaring(25, timeless), { ...time, fault: 'not-answered' }],
    ['an unanswered item twice', unanswering('C3', 'C3'), { item: 'C3', place: 'unanswered[1].item', fault: 'twice' }],
    ['an unanswered item that is answered', { ...plain, ...silence('C3') }, { item: 'C3', fault: 'counted-twice' }],
    ['an unknown item unanswered', { ...plain, ...silence('Z9') }, { item: 'Z9', fault: 'unknown-item' }],
    [
      'an unknown reason',
      { ...plain, unanswered: [{ item: 'C3', reason: 'lazy' }] },
      { place: 'unanswered[0].reason' },
    ],
    ['a language that is not on offer', { ...plain, language: 'xx' }, { place: 'language' }],
    ['itself superseded', { ...plain, supersedes: id }, { place: 'supersedes', fault: 'itself' }],
    [
      'an unknown check confirmed',
      { ...plain, confirmed: [{ check: 'K99' }] },
      { place: 'confirmed[0].check', check: 'K99', fault: 'unknown-check' },
    ],
    [
      'a check confirmed that is always hard',
      { ...plain, confirmed: [{ check: 'K20' }] },
      { place: 'confirmed[0].check', check: 'K20', fault: 'not-soft' },
    ],
    [
      'a domain confirmed',
      { ...plain, confirmed: [{ check: 'K01' }] },
      { place: 'confirmed[0].check', check: 'K01', fault: 'unknown-check' },
    ],
    [
      'a check confirmed twice',
      { ...plain, confirmed: [{ check: 'K32' }, { check: 'K22' }, { check: 'K32', remark: 'so' }] },
      { place: 'confirmed[2].check', check: 'K32', fault: 'twice' },
    ],
    [
      'two remarks on a question',
      { ...plain, remarks: [remarks[0], remarks[0]] },
      { place: 'remarks[1].question', fault: 'twice' },
    ],
    [
      'an item prefilled twice',
      { ...plain, prefilled: ['A1', 'A1'].map((item) => ({ item, changed: false })) },
      { place: 'prefilled[1].item', item: 'A1', fault: 'twice' },
    ],
    [
      'a prefilled item that is skipped',
      { ...plain, prefilled: [{ item: 'A3', changed: false }] },
      { place: 'prefilled[0].item', item: 'A3', fault: 'not-answered' },
    ],
    [
      'a prefilled item that is unanswered',
      { ...unanswering('A1'), prefilled: [{ item: 'A1', changed: false }] },
      { place: 'prefilled[0].item', item: 'A1', fault: 'not-answered' },
    ],
    [
      'a remark on an unknown question',
      { ...plain, remarks },
      { place: 'remarks[1].question', fault: 'unknown-question' },
    ],
    [
      'an unknown item prefilled',
      { ...plain, prefilled: [{ item: 'A5', changed: false }] },
      { place: 'prefilled[0].item', item: 'A5', fault: 'unknown-item' },
    ],
    [
      'K20 failed',
      documentOf(id, { answers: { ...sells, B3a: 50, B3b: 49 } }),
      { item: 'B3a', fault: 'failed-check', check: 'K20' },
    ],
    [
      'K21 failed',
      documentOf(id, { answers: { ...sells, B4a: 50, B4b: 51 } }),
      { item: 'B4b', fault: 'failed-check', check: 'K21' },
    ],
    [
      'K22 failed',
      documentOf(id, { answers: { ...sells, B2: 60, B7: 42 } }),
      { item: 'B7', fault: 'failed-check', check: 'K22' },
    ],
    [
      'K30 failed',
      documentOf(id, { answers: { B1b: 'yes', B3a: 10, B3b: 90 } }),
      { item: 'B1a', fault: 'failed-check', check: 'K30' },
    ],
  ])('has %s', async (_, document, fault) => {
    const { app, folder } = newCollector();
    const problem = await expectRefusal(await put(app, document, { id }), 422, 'invalid-document');
    expect(problem.errors).toContainEqual(expect.objectContaining(fault));
    expect(rowsIn(folder, 'SELECT * FROM responses')).toEqual([]);
  });

  it('is in a language that the questionnaire is not in', () => {
    const dutchOnly = { ...ict, languages: ['nl' as const] };
    const french = { ...plain, language: 'fr' as const };
    expect(inspect(dutchOnly, french)).toEqual([{ place: 'language', fault: 'not-offered' }]);
  });

  it('names every fault, in the order of the questionnaire', async () => {
    const { app } = newCollector();
    const { errors } = await problemIn(await put(app, without('D3', answering({ A1: 200, Z9: 1 }))));
    expect(errors?.map(({ item, fault }) => `${item} ${fault}`)).toEqual([
      'Z9 unknown-item',
      'A1 wrong-value',
      'D3 unaccounted',
    ]);
  });

  const flood = (length: number) => Object.fromEntries(Array.from({ length }, (_, at) => [`Z${at}`, 1]));
  const many = (length: number, one: unknown) => Array.from({ length }, () => one);

  it.each([
    ['answers', { ...plain, answers: flood(5000) }],
    ['notApplicable', { ...plain, notApplicable: many(88, 'A3') }],
    ['undetermined', { ...plain, undetermined: many(88, 'A3') }],
    ['unanswered', { ...plain, unanswered: many(88, {}) }],
    ['prefilled', { ...plain, prefilled: many(88, {}) }],
    ['confirmed', { ...plain, confirmed: many(9000, {}) }],
    ['(whole document)', { ...plain, confirmed: many(125_000, {}) }],
    ['remarks', { ...plain, remarks: many(9000, []) }],
    ['(whole document)', { ...plain, remarks: many(125_000, []) }],
    ['(whole document)', { ...plain, remarks: many(6000, { question: 'A1', text: '', ...flood(9) }) }],
    ['(whole document)', { ...plain, remarks: JSON.parse('['.repeat(40) + ']'.repeat(40)) }],
    ['remarks', { ...plain, remarks: [flood(5000)] }],
    ['audit', { ...plain, audit: many(5001, {}) }],
    ['case', { ...plain, case: flood(5000) }],
    ['completion.moduleSeconds', { ...plain, completion: { ...plain.completion, moduleSeconds: flood(9000) } }],
    ['(whole document)', { ...plain, completion: { ...plain.completion, moduleSeconds: flood(60_000) } }],
    ['(whole document)', { ...plain, ...flood(5000) }],
  ])('has no more %s than any response, which is counted before anything is checked', async (place, document) => {
    const { app, logged } = newCollector();
    const { errors } = await expectRefusal(await put(app, document), 422, 'invalid-document');
    expect(errors).toEqual([{ place, fault: 'too-many' }]);
    expect(logged).toEqual([]);
  });

  it('gets a short answer, whatever the names in it', async () => {
    const { app } = newCollector();
    const long = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${at}${'x'.repeat(20_000)}`, 1]));
    const answer = await put(app, { ...plain, ...long });
    expect([answer.status, (await answer.text()).length < 2000]).toEqual([422, true]);
  });

  it('names no more faults than anybody reads', async () => {
    const { app } = newCollector();
    const unknown = { id: 'be.statbel.ict-2099', version: '1' };
    const document = { ...plain, instrument: unknown, notApplicable: many(5000, 1) };
    const { errors } = await problemIn(await put(app, document));
    expect(errors).toHaveLength(500);
  });

  it('hides no item in the prototype', async () => {
    const { app } = newCollector();
    const hidden = text.replace('"answers":{', '"answers":{"__proto__":5,');
    await expectRefusal(await put(app, hidden, { id }), 400, 'malformed-document');
  });

  it.each([
    ['be.statbel.ict-2024', '1.0.1'],
    ['be.statbel.ict-2025', '1.0.0'],
  ])('is one to %s %s, which nobody knows here', async (instrument, version) => {
    const { app } = newCollector();
    const answer = await put(app, { ...plain, instrument: { id: instrument, version } });
    await expectRefusal(answer, 422, 'unknown-instrument');
  });
});
