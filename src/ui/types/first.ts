import type { ItemType } from '../../instrument/itemTypes.ts';
import { choice } from './choice.ts';
import { minutes } from './minutes.ts';
import { percent } from './percent.ts';
import type { TypeView } from './row.ts';
import { lines } from './text.tsx';
import { yesNo } from './yesNo.ts';

/** All that the pages know of the types of items: a row each. */
export type Views = { readonly [Type in ItemType]: TypeView<Type> };

/** The rows that come with the app, as in the engine's table. */
export const first = { ...lines, yesNo, choice, percent, minutes } satisfies Partial<Views>;

/** The rows that it leaves to be loaded apart. */
export type Further = Omit<Views, keyof typeof first>;
