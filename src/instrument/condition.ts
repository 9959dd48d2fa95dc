import * as z from 'zod/mini';
import { decimalText } from './decimal.ts';
import { longestName } from './limits.ts';

/** An item, question, section or module is named by letters and digits, starting with a letter. */
export const name = z
  .string()
  .check(z.regex(/^[A-Za-z][A-Za-z0-9]*$/, 'an id is letters and digits, a letter first'), z.maxLength(longestName));

const names = z.array(name).check(z.minLength(1));
const wireValue = z.union([z.string(), z.int()]);

const equals = z.strictObject({ op: z.literal('equals'), item: name, value: wireValue });
const some = z.strictObject({ op: z.literal('some'), items: names, value: wireValue });
const every = z.strictObject({ op: z.literal('every'), items: names, value: wireValue });

/** Compares the sum of numbers, exactly. A blank item leaves it undecided, unless `blank` says what it then counts as. */
const total = z.strictObject({
  op: z.literal('total'),
  items: names,
  is: z.enum(['=', '<>', '<', '<=', '>', '>=']),
  than: z.union([z.int(), decimalText]),
  blank: z.optional(z.boolean()),
});

/** Whether a text has the shape of an address to write to or a number to call. */
const shape = z.strictObject({ op: z.literal('shape'), item: name, is: z.enum(['email', 'telephone']) });

const all = z.strictObject({
  op: z.literal('all'),
  get of() {
    return z.array(condition).check(z.minLength(1));
  },
});
const any = z.strictObject({
  op: z.literal('any'),
  get of() {
    return z.array(condition).check(z.minLength(1));
  },
});
const not = z.strictObject({
  op: z.literal('not'),
  get of() {
    return condition;
  },
});

/** The language of gates and checks in format 1: what must hold of earlier answers. Read, it is an expression. */
export const condition = z.discriminatedUnion('op', [equals, some, every, total, shape, all, any, not]);
export type Condition = z.infer<typeof condition>;

/**
 * Whether minutes that were answered are fewer than those that the app measured itself. In edit checks alone, and there by
 * itself: a route must not depend on a clock.
 */
export const belowMeasured = z.strictObject({ op: z.literal('belowMeasured'), item: name });
