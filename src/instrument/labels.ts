import { nameIn } from './address.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { Question } from './question.ts';
import type { Instrument } from './schema.ts';
import type { Texts } from './texts.ts';

/** A question as the respondent knows it. */
export interface QuestionLabels {
  /** Its number; none where its items have names of their own. */
  readonly number: string | undefined;
  /** What it is called for short: its number, or else its words. */
  readonly name: string;
  /** Its number and its words: "B5 Regions of the customers". */
  readonly title: string;
}

/** An item as the respondent knows it. */
export interface ItemLabels {
  /** Its letter among the items of its question; none where it stands alone, or has a name in its place. */
  readonly letter: string | undefined;
  /** What it is called where its question is out of sight: "B1a", "B2", "E-mail address". */
  readonly name: string;
}

/** What a respondent knows modules, questions and items by. */
export interface Labels {
  readonly module: (id: string) => string;
  readonly question: (id: string) => QuestionLabels;
  readonly item: (id: string) => ItemLabels;
}

/** The number that an id is by itself, as a form prints it: "A1", "F"; none where it is a word. */
export const ownNumber = (id: string): string | undefined => (/^[A-Z]{1,3}\d{0,3}$/.test(id) ? id : undefined);

/** The letters that the ids of a question's items are by themselves, behind its own id; none where one of them is a word. */
export function ownLetters({ id: question }: Question, items: Layout['items']): readonly string[] | undefined {
  const letters = items.map(({ id }) => (id.startsWith(question) ? id.slice(question.length) : ''));
  return letters.every((letter) => /^([a-z]|\d{1,2})$/.test(letter)) ? letters : undefined;
}

/** Whether a question has a number, and its items letters; lines that have names need neither. */
export const hasNumber = ({ layout }: Layout): boolean => layout !== 'fields';
export const hasLetters = ({ layout }: Layout): boolean => layout !== 'fields' && layout !== 'single';

const letterAt = (at: number): string =>
  (at < 26 ? '' : letterAt(Math.floor(at / 26) - 1)) + String.fromCodePoint(0x61 + (at % 26));

const made = new WeakMap<Texts, { readonly instrument: Instrument; readonly labels: Labels }>();

/**
 * The labels of an instrument in a language, made once: those of its texts; else ids that are such by themselves; else
 * the number or letter of the place.
 */
export function labelsOf({ instrument, texts }: { readonly instrument: Instrument; readonly texts: Texts }): Labels {
  const before = made.get(texts);
  if (before?.instrument === instrument) return before.labels;
  const labels = labelled(instrument, texts);
  made.set(texts, { instrument, labels });
  return labels;
}

/** What a question is about in a few words, or in all of its own. */
const shortOf = ({ questions }: Texts, id: string): string => questions[id]?.short ?? questions[id]?.stem ?? '';

function labelled({ modules }: Instrument, texts: Texts): Labels {
  // Words are read when they are drawn: they may quote answers.
  const questions = new Map<string, () => QuestionLabels>();
  const items = new Map<string, () => ItemLabels>();
  let numbered = 0;
  const placed = modules.flatMap((module) =>
    module.sections.flatMap((section) => section.questions.map((question) => ({ module: module.id, question }))),
  );
  for (const { module, question } of placed) {
    const { id } = question;
    const layout = layoutOf(question);
    // What a module is as a whole, the form prints under its title alone.
    const counted = hasNumber(layout) && id !== module;
    const number = texts.questions[id]?.label ?? (counted ? (ownNumber(id) ?? `${numbered + 1}`) : undefined);
    if (counted) numbered += 1;
    const named = () => {
      const words = shortOf(texts, id);
      return { number, name: number ?? words, title: `${number ?? ''} ${words}`.trim() };
    };
    questions.set(id, named);
    const own = ownLetters(question, layout.items);
    for (const [at, item] of layout.items.entries()) {
      const letter = hasLetters(layout) ? (texts.items[item.id]?.label ?? own?.[at] ?? letterAt(at)) : undefined;
      items.set(item.id, () => ({
        letter,
        name:
          (hasNumber(layout) ? undefined : texts.items[item.id]?.text) ??
          (number ?? shortOf(texts, id)) + (letter ?? ''),
      }));
    }
  }
  return {
    module: (id) =>
      texts.modules[id]?.short ?? ownNumber(id) ?? `${modules.findIndex((module) => module.id === id) + 1}`,
    // What is no part of the instrument is called by its id.
    question: (id) => questions.get(nameIn(id))?.() ?? { number: undefined, name: id, title: id },
    item: (id) => items.get(nameIn(id))?.() ?? { letter: undefined, name: id },
  };
}
