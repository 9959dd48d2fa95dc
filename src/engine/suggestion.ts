import { findingsFrom } from './allFindings.ts';
import type { Evaluation, Input } from './evaluation.ts';
import type { Finding } from './findings.ts';
import type { EntryOf } from './outline.ts';
import { valueIn } from './reading.ts';
import { trial } from './trial.ts';

/**
 * What the page may suggest for a split, and never writes by itself: the rest for the one part that is blank; or the whole
 * split, where an edit check leaves no other way (`check` says which).
 */
export type Suggestion =
  | { readonly kind: 'rest'; readonly item: string; readonly value: number }
  | { readonly kind: 'only'; readonly values: Readonly<Record<string, number>>; readonly check: string };

/** A split as it is reckoned with: its items by id. */
interface Split {
  readonly items: readonly string[];
  readonly total: number;
}

/** The hard findings about a split that there would be with these entries. */
const findingsAbout = (
  evaluation: Evaluation,
  { items }: Split,
  entries: Readonly<Record<string, number>>,
): Finding[] =>
  trial(
    evaluation,
    Object.entries(entries).map(([item, entry]): Input => ({ item, entry })),
    () =>
      findingsFrom(evaluation).filter(
        ({ level, items: about }) => level === 'hard' && about.some((item) => items.includes(item)),
      ),
  );

/** The suggestion for a split as it stands, if there is one. It never leads to a hard finding. */
export function suggestionFor(evaluation: Evaluation, { items, total }: EntryOf<'split'>): Suggestion | undefined {
  const split = { items: items.map(({ id }) => id), total };
  return onlyWay(evaluation, split) ?? theRest(evaluation, split);
}

function onlyWay(evaluation: Evaluation, split: Split): Suggestion | undefined {
  const ways = split.items.map((whole) => {
    const values = Object.fromEntries(split.items.map((item) => [item, item === whole ? split.total : 0]));
    return { values, against: findingsAbout(evaluation, split, values) };
  });
  const [way, ...others] = ways.filter(({ against }) => against.length === 0);
  const check = ways.find(({ against }) => against.length > 0)?.against[0]?.check;
  if (!way || others.length > 0 || check === undefined) return undefined;
  const isGiven = split.items.every((item) => valueIn(evaluation.reading(item)) === way.values[item]);
  return isGiven ? undefined : { kind: 'only', values: way.values, check };
}

function theRest(evaluation: Evaluation, split: Split): Suggestion | undefined {
  const blank = split.items.filter((item) => (evaluation.entries.get(item) ?? null) === null);
  const numbers = split.items
    .map((item) => valueIn(evaluation.reading(item)))
    .filter((value) => typeof value === 'number');
  const [item] = blank;
  const value = split.total - numbers.reduce((sum, one) => sum + one, 0);
  if (item === undefined || blank.length !== 1 || numbers.length !== split.items.length - 1 || value < 0)
    return undefined;
  return findingsAbout(evaluation, split, { [item]: value }).length > 0 ? undefined : { kind: 'rest', item, value };
}
