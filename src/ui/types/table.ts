import type { Item } from '../../engine/outline.ts';
import type { Value } from '../../engine/value.ts';
import type { ItemType } from '../../instrument/itemTypes.ts';
import { type Instrument, typesIn } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import { choice } from './choice.tsx';
import { minutes } from './minutes.tsx';
import { percent } from './percent.tsx';
import type { TypeView } from './row.ts';
import { lines } from './text.tsx';
import { yesNo } from './yesNo.tsx';

/** The row of a type that few questionnaires have: its code is loaded with an instrument that has it. */
interface LazyView<Type extends ItemType> {
  readonly load: () => Promise<void>;
  readonly loaded: () => TypeView<Type> | undefined;
}

function lazyView<Type extends ItemType>(load: () => Promise<TypeView<Type>>): LazyView<Type> {
  let view: TypeView<Type> | undefined;
  return {
    load: async () => {
      view ??= await load();
    },
    loaded: () => view,
  };
}

type Views = { readonly [Type in ItemType]: TypeView<Type> | LazyView<Type> };

/** The types of items: all that the pages know of a type stands in its row. */
export const views = {
  ...lines,
  yesNo,
  choice,
  percent,
  minutes,
  decimal: lazyView(async () => (await import('./decimal.tsx')).decimal),
} satisfies Views;

const rows: Views = views;

function known<Type extends ItemType>(type: Type): TypeView<Type> | undefined {
  const row: Views[Type] = rows[type];
  return 'load' in row ? row.loaded() : row;
}

/** Whether the pages know all types of an instrument by now. */
export const hasViews = (instrument: Instrument): boolean => [...typesIn(instrument)].every(known);

/**
 * Loads what the pages lack of the types of an instrument.
 * @throws where it cannot be fetched
 */
export async function needViews(instrument: Instrument): Promise<void> {
  await Promise.all([...typesIn(instrument)].map((type) => 'load' in rows[type] && rows[type].load()));
}

/** The row of an item's type. Those of an instrument are there once it was asked for them. */
export function viewOf<Type extends ItemType>({ type }: { readonly type: Type }): TypeView<Type> {
  const view = known(type);
  if (!view) throw new Error(`a page draws an item of type ${type} without its row`);
  return view;
}

/** A value as the respondent reads it: "Neen", "80 %", the option's text. */
export const valueWords = (item: Item, value: Value, texts: Texts): string => viewOf(item).format(value, item, texts);
