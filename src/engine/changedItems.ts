import type { Route } from './route.ts';
import type { Value } from './value.ts';

/** What a response says of its items, by their addresses: an answer that counts, or null, that there is none to be had. */
export type SaidOfItems = ReadonlyMap<string, Value | null>;

/** What is said on a route; what is blank or invalid says nothing. */
export const saidOn = ({ readings }: Pick<Route, 'readings'>): SaidOfItems =>
  new Map(
    [...readings].flatMap(([item, reading]): [string, Value | null][] =>
      reading.kind === 'valid' ? [[item, reading.value]] : reading.kind === 'unanswered' ? [[item, null]] : [],
    ),
  );

/**
 * The items of which a correction says something else than before, or nothing any more, as where one is no longer asked or its
 * row is gone: in the order of what is said now, those of before alone behind them.
 */
export const changedItems = (before: SaidOfItems, after: SaidOfItems): string[] =>
  [...new Set([...after.keys(), ...before.keys()])].filter((item) => before.get(item) !== after.get(item));
