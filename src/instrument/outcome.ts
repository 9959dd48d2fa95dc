import * as z from 'zod/mini';
import { name } from './condition.ts';
import { written } from './written.ts';

/**
 * What answers say of a criterion: not applicable, met or not met; where neither holds, not shown. Without `notMet` it is
 * not met where `met` is told to be false. With `for` it stands once a row.
 */
const criterion = z.strictObject({
  id: name,
  for: z.optional(name),
  applies: z.optional(written),
  met: written,
  notMet: z.optional(written),
});
export type Criterion = Readonly<z.output<typeof criterion>>;

/** What an instrument ends in: criteria in order, and the figures that stand beside them. */
export const outcome = z.strictObject({
  criteria: z.array(criterion).check(z.minLength(1)),
  /** Items, by their names. */
  figures: z._default(z.array(name), []),
});
