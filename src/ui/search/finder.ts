import MiniSearch from 'minisearch';
import { type Entry, optionsOf, outlineOf } from '../../engine/outline.ts';
import { labelsOf } from '../../instrument/labels.ts';
import { optionWords } from '../../instrument/optionWords.ts';
import type { Instrument } from '../../instrument/schema.ts';
import type { Block, Texts } from '../../instrument/texts.ts';
import { initialsIn, plain, withEnds, wordsIn } from './words.ts';

/** A question that was found, with the item that says it best, where one does. */
export interface Hit {
  readonly entry: Entry;
  readonly item: string | undefined;
}

interface Survey {
  readonly instrument: Instrument;
  readonly texts: Texts;
}

/** Finds questions by what is typed, the best first. */
export type Search = (typed: string) => readonly Hit[];

/** So many words fit on a line of a phone, with a number. */
const mostExamples = 3;

const textOf = (blocks: readonly Block[] | undefined): string =>
  (blocks ?? [])
    .flatMap((block) =>
      block.type === 'list'
        ? block.entries.flatMap((entry) => (typeof entry === 'string' ? [entry] : [entry.text, ...entry.entries]))
        : [block.text],
    )
    .join('\n');

const fields = ['number', 'keywords', 'stem', 'items', 'source', 'notes', 'around', 'initials'] as const;

function documentOf(instrument: Instrument, texts: Texts, { question, items, module }: Entry) {
  const own = texts.questions[question.id];
  const labels = labelsOf({ instrument, texts });
  const section = instrument.modules
    .flatMap(({ sections }) => sections)
    .find(({ questions }) => questions.some(({ id }) => id === question.id));
  const around = section && texts.sections[section.id];
  const surroundings = [
    texts.modules[module]?.title ?? '',
    textOf(texts.modules[module]?.introduction),
    around?.title ?? '',
    textOf(around?.introduction),
  ].join('\n');
  return {
    id: question.id,
    number: [
      // One without a number goes by that of its module.
      labels.question(question.id).number ?? labels.module(module),
      ...items.map(({ id }) => labels.item(id).name),
    ].join(' '),
    keywords: [own, ...items.map(({ id }) => texts.items[id])].flatMap((one) => one?.keywords ?? []).join('\n'),
    stem: [own?.short, own?.stem].join('\n'),
    items: items
      .flatMap((item) => [
        texts.items[item.id]?.text ?? '',
        ...optionsOf(item).map((code) => optionWords(code, item, texts)),
      ])
      .join('\n'),
    source: own?.source ?? '',
    notes: [
      textOf(own?.notes),
      ...(own?.instruction ?? []),
      ...items.map(({ id }) => textOf(texts.items[id]?.notes)),
    ].join('\n'),
    around: surroundings,
    initials: initialsIn(surroundings).join(' '),
  };
}

/** Makes a search over a questionnaire, in the language of its words. */
export function searchIn(instrument: Instrument, texts: Texts): Search {
  const { entries } = outlineOf(instrument);
  const index = new MiniSearch({
    fields: [...fields],
    tokenize: wordsIn,
    processTerm: (term, field) => (field === 'number' || field === 'initials' ? term : withEnds(term)),
    searchOptions: {
      processTerm: (term) => term,
      boost: { number: 8, keywords: 8, stem: 4, items: 2, source: 2, notes: 1, around: 0.5, initials: 4 },
      // The beginnings and ends of words are too many for a short one to tell anything.
      prefix: (term) => term.length > 3,
      // A slip of the finger in a long word; a short one would be taken for any other.
      fuzzy: (term) => (term.length > 5 ? 0.2 : false),
      combineWith: 'AND',
    },
  });
  index.addAll(entries.map((entry) => documentOf(instrument, texts, entry)));
  return (typed) => {
    const asked = wordsIn(typed);
    const all = index.search(typed);
    // Where no question has all the words, some are better than none.
    const found = all.length > 0 ? all : index.search(typed, { combineWith: 'OR' });
    return found.flatMap(({ id }) => {
      const entry = entries.find(({ question }) => question.id === id);
      return entry ? [{ entry, item: itemSaying({ instrument, texts }, entry, asked) }] : [];
    });
  };
}

/** The item that has more of the words than the others, and than the stem. */
function itemSaying(survey: Survey, entry: Entry, asked: readonly string[]): string | undefined {
  if (entry.layout === 'single') return undefined;
  const { texts } = survey;
  const labels = labelsOf(survey);
  const count = (text: string, name = '') =>
    asked.filter(
      (word) => plain(text).includes(word) || plain(text).replaceAll('-', '').includes(word) || plain(name) === word,
    ).length;
  const [best] = entry.items
    .map(({ id }) => {
      const { text = '', keywords = [] } = texts.items[id] ?? {};
      return { id, count: count([text, ...keywords].join('\n'), labels.item(id).name) };
    })
    .sort((one, other) => other.count - one.count);
  return best && best.count > count(texts.questions[entry.question.id]?.stem ?? '') ? best.id : undefined;
}

/** What can be looked for, to show how: the number of a question, and words by which people look for others. */
export function examplesOf(instrument: Instrument, texts: Texts): readonly string[] {
  const labels = labelsOf({ instrument, texts });
  const { entries } = outlineOf(instrument);
  const [numbered] = entries.flatMap(({ question }) => labels.question(question.id).number ?? []);
  const found = instrument.modules.flatMap(({ id }) => {
    const own = entries.filter(({ module }) => module === id);
    const words = own.flatMap(({ question, items }) => [
      ...items.flatMap((item) => texts.items[item.id]?.keywords ?? []),
      ...(texts.questions[question.id]?.keywords ?? []),
    ]);
    return words.slice(0, 1);
  });
  return [...found.slice(0, mostExamples), ...(numbered === undefined ? [] : [numbered])];
}
