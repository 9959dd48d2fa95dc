import { beforeAll, describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { routesOf } from '../../src/authoring/routes.ts';
import { codebookRows } from '../../src/cli/collector/variables.ts';
import { openingOf } from '../../src/cli/opening-texts.ts';
import { readSample } from '../../src/collector/register/sample.ts';
import { assess } from '../../src/engine/assessment.ts';
import type { Answers } from '../../src/engine/value.ts';
import { labelsOf } from '../../src/instrument/labels.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import type { Texts } from '../../src/instrument/texts.ts';
import { openInstrument, openTexts } from '../../src/surveys/open.ts';
import { said } from '../authoring/tiny.ts';
import { carryTiny } from './releases.ts';

let places: Instrument;
let words: { readonly nl: Texts; readonly en: Texts };

const opened = async (language: 'nl' | 'en') => {
  const texts = await openTexts('test.places', '1.0.0', language);
  if (!texts.ok) throw new Error(JSON.stringify(texts.fault));
  return texts.value;
};

beforeAll(async () => {
  carryTiny();
  const found = await openInstrument('test.places');
  if (!found.ok) throw new Error(JSON.stringify(found.fault));
  places = found.value;
  words = { nl: await opened('nl'), en: await opened('en') };
});

const full = { P1: 'branch', P2: 'BE10', P3: 'web mail', P5: '0206731645' };

describe('a questionnaire with choices, identifiers, addresses and notes', () => {
  it('has no faults, and one route', () => {
    expect(said(lint(places, words))).toEqual([]);
    expect(routesOf(places)).toMatchObject({ proven: true, count: 1n });
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
});
