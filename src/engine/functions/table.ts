import { further as atOnce } from '#at-once/engine/functions';
import type { PlainFunction } from '../../instrument/expression/signatures.ts';
import { tableApart } from '../../lib/tableApart.ts';
import { first, type Meaning, type Meanings } from './first.ts';

const table = tableApart<Meanings>({ ...first, ...atOnce }, async () => (await import('./further.ts')).further);

/** What a function means. The checker of expressions sees to it that it gets the operands that it takes. */
export const meaningOf = (name: keyof Meanings): Meaning => table.row(name) as Meaning;

/** Sees to it that functions are there. @throws where they cannot be fetched now */
export const needFunctions = (names: Iterable<PlainFunction>): Promise<void> =>
  table.need([...names].filter((name) => name !== 'isBlank' && name !== 'orElse'));
