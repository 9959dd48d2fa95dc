import { further as atOnce } from '#at-once/engine/types';
import type { ItemType } from '../../instrument/itemTypes.ts';
import { tableApart } from '../../lib/tableApart.ts';
import { first, type Rows } from './first.ts';
import type { TypeRow } from './row.ts';

const table = tableApart<Rows>({ ...first, ...atOnce }, async () => (await import('./further.ts')).further);

/** The row of an item's type. */
export const rowOf = <Type extends ItemType>({ type }: { readonly type: Type }): TypeRow<Type> => table.row(type);

/** Sees to it that the rows of types are there. @throws where they cannot be fetched now */
export const needTypes = table.need;
