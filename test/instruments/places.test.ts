import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { routesOf } from '../../src/authoring/routes.ts';
import { codebookRows } from '../../src/cli/collector/variables.ts';
import { openingOf } from '../../src/cli/opening-texts.ts';
import { readSample } from '../../src/collector/register/sample.ts';
import { assess } from '../../src/engine/assessment.ts';
import type { Answers } from '../../src/engine/value.ts';
import { labelsOf } from '../../src/instrument/labels.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { said } from '../authoring/tiny.ts';
import { bearer, newCollector, newFolder, put, storeIn } from '../collector/collectors.ts';
import { exported, rowsOf } from '../collector/exports.ts';
import { documentOf, tinyInstrument, tinyWords } from './opened.ts';

const places = await tinyInstrument('test.places');
const words = await tinyWords('test.places', ['nl', 'en']);

const full = { P1: 'branch', P2: 'BE10', P3: 'web mail', P5: '0206731645' };

describe('a questionnaire with choices, identifiers, addresses and notes', () => {
  it('has no faults, and four routes', () => {
    expect(said(lint(places, words))).toEqual([]);
    expect(routesOf(places)).toMatchObject({ proven: true, count: 4n });
  });

  it.each<[string, Answers, Partial<ReturnType<typeof assess>>]>([
    ['all that must be answered', full, { missing: [], findings: [] }],
    ['blank: a note is not missing', {}, { missing: ['P1', 'P2', 'P3', 'P5'], findings: [] }],
    [
      'all of it',
      { ...full, P4: 'BE21 NL41', P6: 'BE71096123456769', P7: 'www.example.org', P8: 'a\nb', sold: 'goods' },
      { missing: [], findings: [] },
    ],
    ['another code', { ...full, P1: 'shop' }, { findings: [{ check: 'K01', level: 'hard', items: ['P1'] }] }],
    ['as typed', { ...full, P2: 'Brussel' }, { findings: [{ check: 'K01', level: 'hard', items: ['P2'] }] }],
    ['what excludes', { ...full, P3: 'web none' }, { findings: [{ check: 'K02', level: 'hard', items: ['P3'] }] }],
    ['a wrong digit', { ...full, P5: '0206731646' }, { findings: [{ check: 'K04', level: 'hard', items: ['P5'] }] }],
    ['no address', { ...full, shop: 'mijn winkel' }, { findings: [{ check: 'K03', level: 'hard', items: ['shop'] }] }],
    ['too long', { ...full, P8: 'x'.repeat(201) }, { findings: [{ check: 'K05', level: 'hard', items: ['P8'] }] }],
  ])('%s', (_name, answers, expected) => {
    expect(assess(places, answers)).toMatchObject(expected);
  });

  it('numbers its questions past the note, which has no number', () => {
    const labels = labelsOf({ instrument: places, texts: words.nl });
    expect(labels.question('welcome').number).toBeUndefined();
    expect(labels.question('services').number).toBe('P9');
    expect(['P1', 'sold', 'shop'].map((id) => labels.item(id).name)).toEqual(['P1', 'P9a', 'P9b']);
  });

  it('opens with the words of the lists that its first page has', () => {
    expect(openingOf(words.nl, places).lists).toEqual(words.nl.lists);
    const apart = { ...places, modules: [{ ...places.modules[0], id: 'O' }, ...places.modules] } as Instrument;
    const [first] = apart.modules;
    const none = { ...first, sections: [{ id: 's', questions: [{ type: 'note' as const, id: 'n' }] }] };
    expect(openingOf(words.nl, { ...apart, modules: [none, ...places.modules] } as Instrument).lists).toEqual({});
  });

  it('has a line for each option in its codebook', () => {
    const rows = codebookRows(places, words.nl, undefined);
    const row = (id: string) => {
      const { type, values, wording } = rows.find(({ item }) => item === id) ?? {};
      return [type, values, wording];
    };
    expect(row('P1')).toEqual(['choice', 'HQ, branch, agent', 'Wat is het voor een vestiging? | P1']);
    expect(row('P1.HQ')).toEqual(['option', 'HQ', 'Wat is het voor een vestiging? | Hoofdzetel']);
    expect(row('P2')[1]).toBe('a code of the list regions (22)');
    expect(row('P2.LU00')).toEqual(['option', 'LU00', 'In welke regio ligt ze? | Groothertogdom Luxemburg']);
    expect(row('P3')[1]).toBe('codes in this order, joined by one space: web, phone, mail, none; with no other: none');
    expect(row('P3.web')).toEqual(['option', '1, 0', 'Hoe kan men er bestellen? | Via de website']);
    expect(row('P5')[1]).toBe('written as ####.###.###, without separators; check digits: belgianEnterprise');
    expect(row('P7')[1]).toBe('address of a page or a site, at most 200 characters');
    expect(row('welcome')).toEqual([undefined, undefined, undefined]);
  });

  it('is known beforehand from a sample as an office has it', () => {
    const text = 'case,P1,P2,P3,P5\nx,HQ,be10,web phone,0206.731.645';
    expect(readSample(new TextEncoder().encode(text), places)).toMatchObject({
      ok: true,
      value: [{ known: { P1: 'HQ', P2: 'BE10', P3: 'web phone', P5: '0206731645' } }],
    });
  });

  const all = { ...full, P4: 'BE21 NL41', P7: 'www.example.org', P8: 'a\nb', sold: 'goods' };
  const sender = { headers: bearer('one-sender.'.repeat(4)) };

  it('travels in the second format, with lists of codes', () => {
    expect(documentOf(places, all)).toMatchObject({
      format: 'veldwerk-response/2',
      answers: { ...full, P3: ['web', 'mail'], P4: ['BE21', 'NL41'], sold: ['goods'] },
      notApplicable: ['paidOther'],
    });
  });

  it('is delivered, and exported in every format', async () => {
    const store = storeIn(newFolder());
    const { app } = newCollector({ store });
    expect((await put(app, documentOf(places, all), sender)).status).toBe(201);
    const [row] = rowsOf((await exported(store, 'csv')).lines);
    expect(row).toMatchObject({
      P1: 'branch',
      P2: 'BE10',
      P5: '0206731645',
      P6: '',
      P7: 'www.example.org',
      P8: 'a\nb',
    });
    expect(row).toMatchObject({ P3: 'web mail', 'P3.web': '1', 'P3.phone': '0', 'P3.mail': '1', 'P3.none': '0' });
    expect(row).toMatchObject({ P4: 'BE21 NL41', 'P4.BE21': '1', 'P4.NONE': '0', sold: 'goods', 'sold.goods': '1' });
    expect(Object.keys(row ?? {}).filter((name) => name.startsWith('P1'))).toEqual(['P1']);
    const [line] = (await exported(store, 'ndjson')).lines;
    expect(JSON.parse(line ?? '')).toMatchObject({ P3: 'web mail', 'P3.web': 1, 'P3.phone': 0 });
    const long = rowsOf((await exported(store, 'long')).lines);
    expect(long.map(({ item, value, number }) => [item, value, number])).toEqual([
      ['P1', 'branch', ''],
      ['P2', 'BE10', ''],
      ['P3', 'web mail', ''],
      ['P4', 'BE21 NL41', ''],
      ['P5', '0206731645', ''],
      ['P6', '', ''],
      ['P7', 'www.example.org', ''],
      ['P8', 'a\nb', ''],
      ['sold', 'goods', ''],
      ['shop', '', ''],
      ['paid', '', ''],
      ['paidOther', '', ''],
    ]);
  });

  it('leaves the columns of options empty where there is no answer', async () => {
    const store = storeIn(newFolder());
    const { app } = newCollector({ store });
    await put(app, documentOf(places, full), sender);
    const [row] = rowsOf((await exported(store, 'csv')).lines);
    expect(row).toMatchObject({ P4: '', 'P4.BE21': '', 'P4.NONE': '' });
  });

  it.each<[string, Record<string, unknown>, object]>([
    ['codes in another order', { P3: ['mail', 'web'] }, { item: 'P3', fault: 'wrong-value' }],
    ['a code twice', { P3: ['web', 'web'] }, { item: 'P3', fault: 'wrong-value' }],
    ['a code that excludes others', { P3: ['web', 'none'] }, { item: 'P3', fault: 'wrong-value' }],
    ['a code of no option', { P3: ['fax'] }, { item: 'P3', fault: 'wrong-value' }],
    ['codes as a text', { P3: 'web mail' }, { item: 'P3', fault: 'wrong-value' }],
    ['one code as a text', { P3: 'web' }, { item: 'P3', fault: 'wrong-value' }],
    ['a list of one for a choice', { P1: ['branch'] }, { item: 'P1', fault: 'wrong-value' }],
    ['a list for a text', { P8: ['a'] }, { item: 'P8', fault: 'wrong-value' }],
    ['no code', { P3: [] }, { item: 'P3', place: 'answers.P3' }],
    ['what is no code', { P3: ['web mail'] }, { item: 'P3', place: 'answers.P3[0]' }],
    ['an identifier with separators', { P5: '0206.731.645' }, { item: 'P5', fault: 'wrong-value' }],
  ])('is refused with %s', async (_name, answers, fault) => {
    const { app } = newCollector({ store: storeIn(newFolder()) });
    const document = documentOf(places, all);
    const answer = await put(app, { ...document, answers: { ...document.answers, ...answers } }, sender);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [fault] });
  });

  it('is refused in the first format, in which nothing holds several codes', async () => {
    const { app } = newCollector({ store: storeIn(newFolder()) });
    const document = { ...documentOf(places, all), format: 'veldwerk-response/1' };
    expect((await put(app, document, sender)).status).toBe(422);
    const answers = { ...document.answers, P3: 'web mail', P4: 'BE21 NL41', sold: 'goods' };
    const answer = await put(app, { ...document, answers }, sender);
    const wrong = ['P3', 'P4', 'sold'].map((item) => ({ item, fault: 'wrong-value' }));
    expect(await answer.json()).toMatchObject({ errors: wrong });
  });
});
