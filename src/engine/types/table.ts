import type { ItemType } from '../../instrument/itemTypes.ts';
import { choice } from './choice.ts';
import { choices } from './choices.ts';
import { decimal } from './decimal.ts';
import { identifier } from './identifier.ts';
import type { TypeRow } from './row.ts';
import { email, telephone, text } from './text.ts';
import { url } from './url.ts';
import { minutes, percent } from './whole.ts';
import { yesNo } from './yesNo.ts';

type Rows = { readonly [Type in ItemType]: TypeRow<Type> };

/** The types of items: all that the engine knows of a type stands in its row. */
export const types = {
  ...{ yesNo, choice, choices, percent, minutes, decimal },
  ...{ text, email, telephone, url, identifier },
} satisfies Rows;

/** The row of an item's type. */
export function rowOf<Type extends ItemType>({ type }: { readonly type: Type }): TypeRow<Type> {
  const rows: Rows = types;
  return rows[type];
}
