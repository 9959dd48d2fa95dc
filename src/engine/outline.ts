import { beside, nameIn } from '../instrument/address.ts';
import type { ItemType } from '../instrument/itemTypes.ts';
import { type Declared, type Layout, layoutOf } from '../instrument/layout.ts';
import { type Listed, listed } from '../instrument/listed.ts';
import type { Question } from '../instrument/question.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Value } from './value.ts';

/** What a row is called by: an answer, such as the one that its roster names; where there is none, its place from 0. */
export type RowCalling =
  | { readonly item: Item; readonly value: Value }
  | { readonly roster: string; readonly order: number };

interface Placed {
  /** Its id in the instrument, whichever row it stands in. */
  readonly name: string;
  /** The address of its question. */
  readonly question: string;
  readonly module: string;
  /** Whether a blank keeps the response from completion. */
  readonly required: boolean;
  /** The edit check that an entry outside its domain is reported under. */
  readonly domainCheck: string;
  /** Of one that chooses from rows, as an evaluation has it: what they are called by; nothing of one that was never there. */
  readonly rowCalling?: (row: string) => RowCalling | undefined;
}

/** An answerable item of a type, with its settings: what decides how its value is read. */
export type ItemOf<Type extends ItemType> = { [T in Type]: Listed<Declared<T>> & Placed }[Type];
/** One answerable item, of whatever type. */
export type Item = ItemOf<ItemType>;

/** The options that an item is answered with; none where its values are not listed. */
export const optionsOf = (item: Item): readonly string[] => ('options' in item ? item.options : []);

/** A question with its items, in the order of the instrument. */
export type Entry = {
  /** Its address. */
  readonly id: string;
  readonly question: Question;
  readonly module: string;
  /** Its items, those that are computed and not answered among them. */
  readonly all: readonly Item[];
} & WithItems<Layout>;
/** A question of one layout. */
export type EntryOf<Name extends Layout['layout']> = Extract<Entry, { layout: Name }>;

type WithItems<Laid> = Laid extends Layout
  ? Omit<Laid, 'items'> & { readonly items: readonly (Listed<Laid['items'][number]> & Placed)[] }
  : never;

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
    module.sections.flatMap((section) => section.questions.map((question) => entryOf(instrument, module.id, question))),
  );
  const items = new Map(entries.flatMap((entry) => entry.all).map((item) => [item.id, item]));
  const order = new Map([...items.keys()].map((id, place) => [id, place]));
  const outline = { entries, items, order };
  outlines.set(instrument, outline);
  return outline;
}

/** The item of an address; in a row, as the row has it. */
export function itemAt(instrument: Instrument, address: string): Item | undefined {
  const item = outlineOf(instrument).items.get(nameIn(address));
  return item && { ...item, id: address, question: beside(address, item.question) };
}

function entryOf({ domainChecks, lists }: Instrument, module: string, question: Question): Entry {
  const { items, ...layout } = layoutOf(question);
  const required = question.required ?? true;
  const placed = items.map((item): Item => {
    // An instrument that names none for a type that it uses is not loaded.
    const domainCheck = ('domainCheck' in item ? item.domainCheck : undefined) ?? domainChecks[item.type] ?? '';
    return { ...listed(item, lists), name: item.id, question: question.id, module, required, domainCheck };
  });
  // Placed, the items are still of the types that their layout has.
  return {
    ...{ id: question.id, question, module, ...layout },
    ...{ all: placed, items: placed.filter(({ is }) => !is) },
  } as Entry;
}
