import * as z from 'zod/mini';
import { name } from './condition.ts';
import { mostRows } from './limits.ts';
import { written } from './written.ts';

/** How many rows there may be, or must: a number, or an expression that gives one. */
const bound = z.union([z.int().check(z.gte(1)), written]);

/** What is asked about several times, once for each row: a list of projects, or of awards. */
export const roster = z.strictObject({
  /** No draft has more rows than this many. */
  max: z.int().check(z.gte(1), z.lte(mostRows)),
  /** How many rows must be there at least; whether there are any is a question of its own that opens the roster. */
  min: z.optional(bound),
  /** More rows than this many are a hard finding. */
  limit: z.optional(bound),
  /** What must hold for there to be rows. */
  gate: z.optional(written),
  /** The item whose answer a row is called by. */
  label: z.optional(name),
  /** The roster in whose rows its own stand. */
  in: z.optional(name),
  /** What its rows are taken from: another roster, or an item with several codes. Nothing is stored for them. */
  over: z.optional(name),
});
export type Roster = Readonly<z.output<typeof roster>>;

/** Rosters by their names. */
export type Rosters = Readonly<Record<string, Roster>>;
