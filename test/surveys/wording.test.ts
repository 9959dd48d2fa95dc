import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../src/instrument/layout.ts';
import { loadInstrument, loadTexts } from '../../src/instrument/load.ts';
import type { Question } from '../../src/instrument/question.ts';
import type { Result } from '../../src/lib/result.ts';
import structure from '../../src/surveys/ict-2024/structure.json' with { type: 'json' };
import nl from '../../src/surveys/ict-2024/text/nl.json' with { type: 'json' };
import { openTexts } from '../../src/surveys/open.ts';
import { ict2024 } from '../support/ict2024.ts';

function loaded<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.fault, null, 2));
  return result.value;
}

const { modules, checks, domainChecks } = loaded(loadInstrument(structure));
// The checks' words are ours; the form has none.
const { language, checks: ownWords, terms, answers, units, ...texts } = loaded(loadTexts(nl));
const sections = modules.flatMap((module) => module.sections);
const questions = sections.flatMap((section) => section.questions);

async function whole(spoken: string) {
  return loaded(await openTexts(ict2024.id, ict2024.version, spoken));
}

/** A value with its strings left out; a language may name a publisher, calls what is foreign to it so, and has keywords of its own. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  const left = ['publisher', 'lang', 'terms', 'routing', 'keywords'];
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !left.includes(key))
      .map(([key, inner]) => [key, shapeOf(inner)]),
  );
}

/** What is no wording of the form: what a part is, what we call a question for short, what it is found by. */
const notPrinted = ['type', 'lang', 'short', 'keywords'];

/** Every string inside `value` that the form has, in its order. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries<unknown>({ ...value }).flatMap(([key, inner]) =>
    notPrinted.includes(key) ? [] : stringsOf(inner),
  );
}

/** The paper form as one line, without what its layout put between the words. */
const form = readFileSync(new URL('ict-2024-form.txt', import.meta.url), 'utf8')
  .replaceAll('\uFFFD', '')
  // The heads over the answer boxes: they stand inside A4's, E6's and E7's stems. Only heads have tabs before them.
  .replaceAll(`\t ${answers.yes}\t ${answers.no}`, ' ')
  .replaceAll(/^[\t ]*[•–-](?=\s)/gm, ' ')
  .replaceAll(/\.{4,}/g, ' ')
  .replaceAll(/\s+/g, ' ')
  // D's title is printed at the foot of its page.
  .replace(/(ICT-beveiliging betekent .*) (Module D ICT-BEVEILIGING)/, '$2 $1')
  .trim();

/** What the words leave behind when they are cut out of the form. */
const noise = [/\b[A-E]\d\./g, /\b[a-k]\)/g, /\b1 0 0\b/g, units.percent];

function itemsOf(question: Question): readonly string[] {
  return layoutOf(question).items.map(({ id }) => id);
}

/** A question's stem as it is printed, with its number. */
const headOf = ({ id }: Question): string =>
  (/^[A-E]\d$/.test(id) ? `${id}. ` : '') + stringsOf(texts.questions[id]?.stem).join();

/** The rows under a stem, each with its letter and its notes; a question that is its own item has none. */
function rowsOf(question: Question): string[] {
  if (question.type === 'choice' && Array.isArray(question.options)) {
    return question.options.map((letter) => `${letter}) ${texts.options[question.item]?.[letter]}`);
  }
  return itemsOf(question)
    .filter((item) => item !== question.id)
    .map((item) => {
      const row = stringsOf(texts.items[item]).join(' ');
      return question.type === 'fields' ? row : `${item.slice(question.id.length)}) ${row}`;
    });
}

const lackedBy = (whole: string, parts: readonly string[]): string[] => parts.filter((part) => !whole.includes(part));

describe('the Dutch wording', () => {
  it.each([
    { what: 'module', ids: modules.map(({ id }) => id), words: texts.modules },
    { what: 'section', ids: sections.map(({ id }) => id), words: texts.sections },
    { what: 'question', ids: questions.map(({ id }) => id), words: texts.questions },
    { what: 'item', ids: questions.flatMap(itemsOf), words: texts.items },
    {
      what: 'check',
      ids: [
        ...new Set([
          ...Object.values(domainChecks),
          ...checks.flatMap(({ id, cases }) => cases.map(({ text = id }) => text)),
        ]),
      ],
      words: ownWords,
    },
  ])('has words for every $what of the structure, and no others', ({ ids, words }) => {
    expect(Object.keys(words).sort()).toEqual(ids.toSorted());
  });

  it('has words for every option of the structure, and no others', () => {
    const options = questions.flatMap((question) => (question.type === 'choice' ? [question] : []));
    const letters = Object.entries(texts.options).map(([item, words]) => [item, Object.keys(words)]);
    expect(letters).toEqual(options.map((question) => [question.item, question.options]));
  });

  it('repeats the stem as the text of a question that is its own item', () => {
    const own = questions.filter((question) => itemsOf(question).includes(question.id));
    expect(own.map(({ id }) => texts.items[id]?.text)).toEqual(own.map(({ id }) => texts.questions[id]?.stem));
  });
});

describe.each(ict2024.languages)('the words in %s', (spoken) => {
  const dutch = shapeOf(nl);
  it('have the shape of the Dutch ones: every paragraph, every row of a list', async () => {
    expect(shapeOf(await whole(spoken))).toEqual(dutch);
  });

  it('name terms as they stand in questions, and explain them where they say', async () => {
    const {
      terms: named = [],
      questions: asked,
      items,
      modules: ofModules,
      sections: ofSections,
    } = await whole(spoken);
    const told = stringsOf([asked, items]).join('\n').toLowerCase();
    expect(named.map(({ at }) => at)).toEqual((terms ?? []).map(({ at }) => at));
    for (const { forms, at } of named) {
      expect(forms.filter((form) => !told.includes(form.toLowerCase()))).toEqual([]);
      expect(ofModules[at]?.introduction ?? ofSections[at]?.introduction ?? asked[at]?.notes).toBeDefined();
    }
  });
});

it.each([
  ['de', /[zd]\.\s[Bh]\./g, 'z.\u00A0B.'],
  ['fr', /p\.\s(?=ex\.)/g, 'p.\u00A0'],
] as const)('in %s a short form of two letters stands on one line', async (spoken, short, tied) => {
  const found = stringsOf(await whole(spoken)).flatMap((text) => text.match(short) ?? []);
  expect(found).toContain(tied);
  expect(found.filter((one) => one.includes(' '))).toEqual([]);
});

describe('the paper form', () => {
  it('has every string of ours to the letter', () => {
    expect(lackedBy(form, stringsOf([texts, units]))).toEqual([]);
  });

  it('opens with the preamble and ends with the closing', () => {
    expect(form.startsWith(stringsOf(texts.preamble).join(' '))).toBe(true);
    expect(form.endsWith(stringsOf(texts.closing).join(' '))).toBe(true);
  });

  it.each(
    modules.flatMap((module) => module.sections.map((section, at) => ({ ...section, module: at === 0 && module.id }))),
  )('has the titles and introductions of $id right over its first question', ({ id, module, questions }) => {
    // A set, since the identification block has one title for a label and a title.
    const over = [...new Set([...stringsOf(module && texts.modules[module]), ...stringsOf(texts.sections[id])])];
    expect(lackedBy(form, [[...over, ...questions.slice(0, 1).map(headOf)].join(' ')])).toEqual([]);
  });

  it.each(questions.map((question, at) => ({ question, id: question.id, next: questions[at + 1] })))(
    'has the words of $id between its stem and the next',
    ({ question, next }) => {
      const from = form.indexOf(headOf(question));
      const under = form.slice(from, next && form.indexOf(headOf(next)));
      const own = [headOf(question), ...stringsOf(texts.questions[question.id]), ...rowsOf(question)];
      expect(lackedBy(under, own)).toEqual([]);
    },
  );

  it('has nothing that we lack', () => {
    // Each string is cut once for each time that we have it, so that a repetition on the form needs one of ours.
    // We say three things twice: the title, the label that is a title, and a stem that is an item.
    const { title, items, modules: titles, ...rest } = texts;
    const ours = [
      ...stringsOf([rest, units.minutes]),
      ...Object.values(titles).flatMap((words) => [...new Set(stringsOf(words))]),
      ...Object.entries(items).flatMap(([id, words]) =>
        texts.questions[id] ? stringsOf(words.notes) : stringsOf(words),
      ),
    ];
    const surplus: string[] = [];
    let left = form;
    // The longest first, so that no string is cut out of the middle of another.
    for (const text of ours.sort((one, other) => other.length - one.length)) {
      if (!left.includes(text)) surplus.push(text);
      left = left.replace(text, '\n');
    }
    for (const known of noise) left = left.replaceAll(known, '\n');
    expect(surplus).toEqual([]);
    expect(left.trim()).toBe('');
  });
});
