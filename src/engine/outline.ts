import type { Instrument, ItemType, Question } from '../instrument/schema.ts';

/** One answerable item, with what decides how its value is read. */
export interface Item {
  readonly id: string;
  readonly type: ItemType;
  readonly question: string;
  readonly module: string;
  /** Whether a blank keeps the response from completion. */
  readonly required: boolean;
  /** The letters that a choice allows. */
  readonly options: readonly string[];
  /** Characters that a text may have. */
  readonly maxLength: number;
}

/** A question with its items, in the order of the instrument. */
export interface Entry {
  readonly question: Question;
  readonly module: string;
  readonly items: readonly Item[];
}

/** An instrument laid flat: what the engine walks along. */
export interface Outline {
  readonly entries: readonly Entry[];
  readonly items: ReadonlyMap<string, Item>;
  /** The place of each item in the instrument. */
  readonly order: ReadonlyMap<string, number>;
}

const outlines = new WeakMap<Instrument, Outline>();

/** The questions and items of an instrument in order, computed once for each instrument. */
export function outlineOf(instrument: Instrument): Outline {
  const known = outlines.get(instrument);
  if (known) return known;
  const entries = instrument.modules.flatMap((module) =>
    module.sections.flatMap((section) =>
      section.questions.map((question) => ({ question, module: module.id, items: itemsOf(question, module.id) })),
    ),
  );
  const items = new Map(entries.flatMap((entry) => entry.items).map((item) => [item.id, item]));
  const order = new Map([...items.keys()].map((id, place) => [id, place]));
  const outline = { entries, items, order };
  outlines.set(instrument, outline);
  return outline;
}

function itemsOf(question: Question, module: string): Item[] {
  const item = (id: string, type: ItemType, more?: Partial<Item>): Item => ({
    id,
    type,
    question: question.id,
    module,
    required: question.required ?? true,
    options: [],
    maxLength: 0,
    ...more,
  });
  switch (question.type) {
    case 'yesNo':
      return question.items.map((id) => item(id, 'yesNo'));
    case 'choice':
      return [item(question.item, 'choice', { options: question.options })];
    case 'percent':
    case 'minutes':
      return [item(question.item, question.type)];
    case 'split':
      return question.items.map((id) => item(id, 'percent'));
    case 'fields':
      return question.fields.map((field) => item(field.item, field.type, { maxLength: field.maxLength }));
  }
}
