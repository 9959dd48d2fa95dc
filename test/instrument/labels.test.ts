import { describe, expect, it } from 'vitest';
import { lint } from '../../src/authoring/lint.ts';
import { labelsOf } from '../../src/instrument/labels.ts';
import type { WrittenQuestion } from '../../src/instrument/question.ts';
import type { Texts } from '../../src/instrument/texts.ts';
import { openTexts } from '../../src/surveys/open.ts';
import { said, tiny, tinyTexts } from '../authoring/tiny.ts';
import { ict2024 as ict } from '../support/ict2024.ts';

const staff: WrittenQuestion[] = [
  { type: 'yesNo', id: 'staff', items: ['fullTime', 'partTime', 'trainees'] },
  { type: 'percent', id: 'women', item: 'women' },
  { type: 'fields', id: 'who', fields: [{ type: 'text', item: 'name', maxLength: 20 }] },
  { type: 'split', id: 'pay', items: ['wages', 'bonuses'], total: 100 },
];
const instrument = tiny(staff, { modules: [{ id: 'people', sections: [{ id: 'S', questions: staff }] }] });

const texts: Texts = {
  ...tinyTexts,
  modules: { people: { label: 'Deel 1', title: 'Personeel' } },
  questions: {
    staff: { stem: 'Wie werkt er?', short: 'Personeel' },
    women: { stem: 'Welk aandeel zijn vrouwen?' },
    who: { stem: 'Wie antwoordt?' },
    pay: { stem: 'Hoe verloont u?' },
  },
  items: {
    fullTime: { text: 'Voltijds' },
    partTime: { text: 'Deeltijds' },
    trainees: { text: 'Stagiairs' },
    women: { text: 'Vrouwen' },
    name: { text: 'Naam' },
    wages: { text: 'Loon' },
    bonuses: { text: 'Premies' },
  },
  options: {},
  checks: { D1: '1', D3: '3', D5: '5' },
};

const letters = (labels: ReturnType<typeof labelsOf>, ...ids: string[]) => ids.map((id) => labels.item(id).letter);
const names = (labels: ReturnType<typeof labelsOf>, ...ids: string[]) => ids.map((id) => labels.item(id).name);

describe('labels of descriptive ids', () => {
  const labels = labelsOf({ instrument, texts });

  it('are numbers and letters of their places, without a piece of an id', () => {
    expect(labels.module('people')).toBe('1');
    expect(['staff', 'women', 'who', 'pay'].map((id) => labels.question(id).number)).toEqual([
      '1',
      '2',
      undefined,
      '3',
    ]);
    expect(letters(labels, 'fullTime', 'partTime', 'trainees', 'women', 'name', 'bonuses')).toEqual([
      ...['a', 'b', 'c'],
      ...[undefined, undefined, 'b'],
    ]);
    expect(names(labels, 'partTime', 'women', 'name', 'bonuses')).toEqual(['1b', '2', 'Naam', '3b']);
  });

  it('come with the words of the question', () => {
    expect(labels.question('staff')).toEqual({ number: '1', name: '1', title: '1 Personeel' });
    expect(labels.question('women').title).toBe('2 Welk aandeel zijn vrouwen?');
    expect(labels.question('who')).toEqual({ number: undefined, name: 'Wie antwoordt?', title: 'Wie antwoordt?' });
  });

  it('are what the texts say, where they say it', () => {
    const given: Texts = {
      ...texts,
      modules: { people: { label: 'Deel 1', title: 'Personeel', short: 'P' } },
      questions: { ...texts.questions, staff: { stem: 'Wie werkt er?', label: 'P1' } },
      items: { ...texts.items, partTime: { text: 'Deeltijds', label: 'ii' } },
    };
    const own = labelsOf({ instrument, texts: given });
    expect(own.module('people')).toBe('P');
    expect(names(own, 'fullTime', 'partTime', 'women')).toEqual(['P1a', 'P1ii', '2']);
  });

  it('are missed by lint until the texts say them', () => {
    const none = 'has no label, and its id is no number or letter';
    expect(said(lint(instrument, { nl: texts }))).toEqual(
      [
        'module people',
        ...['question staff', 'item fullTime', 'item partTime', 'item trainees'],
        ...['question women', 'question pay', 'item wages', 'item bonuses'],
      ].map((what) => `texts nl: ${what} ${none}`),
    );
    const labelled = <Words extends object>(words: Readonly<Record<string, Words>>) =>
      Object.fromEntries(Object.entries(words).map(([id, own], at) => [id, { ...own, label: `${at}` }]));
    const complete = {
      ...texts,
      modules: { people: { label: 'Deel 1', title: 'Personeel', short: 'P' } },
      questions: labelled(texts.questions),
      items: labelled(texts.items),
    };
    expect(said(lint(instrument, { nl: complete }))).toEqual([]);
  });
});

describe('labels of the ICT survey', () => {
  it.each(ict.languages)('in %s are those of the form', async (language) => {
    const opened = await openTexts(ict.id, ict.version, language);
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
    const labels = labelsOf({ instrument: ict, texts: opened.value });
    expect(ict.modules.map(({ id }) => labels.module(id))).toEqual(['ID', 'A', 'B', 'C', 'D', 'E', 'F']);
    expect(names(labels, 'A1', 'B1a', 'B3b', 'D1k')).toEqual(['A1', 'B1a', 'B3b', 'D1k']);
    expect(letters(labels, 'A1', 'B1a', 'B3b', 'D1k', 'contactName')).toEqual([undefined, 'a', 'b', 'k', undefined]);
    expect(names(labels, 'contactEmail')).toEqual([opened.value.items['contactEmail']?.text]);
    expect(labels.question('contact').number).toBeUndefined();
    // The form prints it under the title of its module, without a number.
    const { short } = opened.value.questions['F'] ?? {};
    expect(labels.question('F')).toEqual({ number: undefined, name: short, title: short });
    expect(names(labels, 'F')).toEqual([short]);
    for (const { id } of ict.modules.flatMap(({ sections }) => sections.flatMap(({ questions }) => questions)))
      expect(opened.value.questions[id]?.short, `${id} in few words`).toMatch(/^.{3,45}$/);
  });
});
