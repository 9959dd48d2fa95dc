import type { ItemType } from '../../instrument/itemTypes.ts';
import { choice } from './choice.ts';
import type { TypeRow } from './row.ts';
import { email, telephone, text } from './text.ts';
import { minutes, percent } from './whole.ts';
import { yesNo } from './yesNo.ts';

/** All that the engine knows of the types of items: a row each. */
export type Rows = { readonly [Type in ItemType]: TypeRow<Type> };

/** The rows that come with the app: those of the types that the survey which most respondents meet is made of. */
export const first = { yesNo, choice, percent, minutes, text, email, telephone } satisfies Partial<Rows>;

/** The rows that it leaves to be loaded apart. */
export type Further = Omit<Rows, keyof typeof first>;
