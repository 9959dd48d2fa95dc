import type { Instrument } from '../instrument/schema.ts';
import { findingsOn } from './findings.ts';
import type { EntryOf } from './outline.ts';
import { routeOf } from './route.ts';
import type { Answers, Value } from './value.ts';

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

/** The hard findings about a split that there would be with these answers. */
const findingsAbout = (instrument: Instrument, split: Split, answers: Answers) =>
  findingsOn(instrument, routeOf(instrument, answers)).filter(
    ({ level, items }) => level === 'hard' && items.some((item) => split.items.includes(item)),
  );

/** The suggestion for a split as it stands, if there is one. It never leads to a hard finding. */
export function suggestionFor(
  instrument: Instrument,
  { items, total }: EntryOf<'split'>,
  answers: Answers,
): Suggestion | undefined {
  const split = { items: items.map(({ id }) => id), total };
  const { values } = routeOf(instrument, answers);
  const given = split.items.map((item): Value | undefined => values.get(item));
  return onlyWay(instrument, split, answers, given) ?? theRest(instrument, split, answers, given);
}

function onlyWay(instrument: Instrument, split: Split, answers: Answers, given: readonly (Value | undefined)[]) {
  const ways = split.items.map((whole) => {
    const values = Object.fromEntries(split.items.map((item) => [item, item === whole ? split.total : 0]));
    return { values, against: findingsAbout(instrument, split, { ...answers, ...values }) };
  });
  const [way, ...others] = ways.filter(({ against }) => against.length === 0);
  const check = ways.find(({ against }) => against.length > 0)?.against[0]?.check;
  if (!way || others.length > 0 || check === undefined) return undefined;
  const isGiven = split.items.every((item, index) => given[index] === way.values[item]);
  return isGiven ? undefined : { kind: 'only' as const, values: way.values, check };
}

function theRest(instrument: Instrument, split: Split, answers: Answers, given: readonly (Value | undefined)[]) {
  const blank = split.items.filter((item) => answers[item] === undefined || answers[item] === null);
  const numbers = given.filter((value) => typeof value === 'number');
  const [item] = blank;
  const value = split.total - numbers.reduce((sum, one) => sum + one, 0);
  if (item === undefined || blank.length !== 1 || numbers.length !== split.items.length - 1 || value < 0)
    return undefined;
  if (findingsAbout(instrument, split, { ...answers, [item]: value }).length > 0) return undefined;
  return { kind: 'rest' as const, item, value };
}
