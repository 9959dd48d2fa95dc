import { nameIn } from '../instrument/address.ts';
import { type Conditions, itemsRead } from '../instrument/expression/reads.ts';
import { type RowName, rowsIn } from '../instrument/rowAddress.ts';
import type { Instrument } from '../instrument/schema.ts';
import { criteriaIn, criterionParts, expressionOf, type StatedCriterion, withCriteria } from './criterionStates.ts';
import type { Evaluation, Input } from './evaluation.ts';
import { evaluationOf } from './evaluationOf.ts';
import { outlineOf } from './outline.ts';
import { valueIn } from './reading.ts';
import { routeFrom } from './route.ts';
import type { Answers, Entered } from './value.ts';

/** A criterion as answers have it, and why. */
export interface ToldCriterion extends StatedCriterion {
  /** The items with answers that it rests on, by their addresses in order. */
  readonly restsOn: readonly string[];
  /** Where it is not shown: the items that are asked, and whose answers are missing. */
  readonly missing: readonly string[];
}

/** What an instrument ends in. */
export interface ToldCriteria {
  readonly criteria: readonly ToldCriterion[];
  /** The items that are figures and have a value, by their addresses. */
  readonly figures: readonly string[];
  /** What it was told from. */
  readonly evaluation: Evaluation;
}

/**
 * What answers say of each criterion of an instrument, from nothing: it is asked for, and not kept.
 * @param answers with what was given when the response was begun
 */
export const criteriaOf = (
  instrument: Instrument,
  answers: Answers,
  unanswered?: Iterable<string>,
  minutes?: number,
): ToldCriteria => criteriaFrom(instrument, evaluationOf(withCriteria(instrument), answers, unanswered, minutes));

/** The criteria of an instrument, told again and again of answers of which a few change. */
export interface FollowedCriteria {
  /**
   * Takes in how answers differ from those that were taken in before, at first from none.
   * @param most how many differences are taken in: a response of a thousand answers takes some hundred milliseconds
   * @returns whether that was all
   */
  readonly take: (answers: Answers, unanswered: ReadonlySet<string>, most: number) => boolean;
  /** What those say that were taken in. */
  readonly told: () => ToldCriteria;
}

/** Follows the criteria of an instrument, from no answers on. */
export function followCriteria(instrument: Instrument): FollowedCriteria {
  const evaluation = evaluationOf(withCriteria(instrument), {});
  const taken = new Map<string, Entered | undefined>();
  const silent = new Set<string>();
  let waiting: Change[] = [];
  let of: readonly [Answers, ReadonlySet<string>] | undefined;
  return {
    take(answers, unanswered, most) {
      if (of?.[0] !== answers || of[1] !== unanswered) {
        waiting = [...changesTo(taken, answers), ...changedSilences(silent, unanswered)];
        of = [answers, unanswered];
      }
      const now = waiting.splice(0, most);
      evaluation.apply(now);
      for (const change of now)
        if ('entry' in change) taken.set(change.item, change.entry);
        else if (change.unanswered) silent.add(change.item);
        else silent.delete(change.item);
      return waiting.length === 0;
    },
    told: () => criteriaFrom(instrument, evaluation),
  };
}

/** What may be followed. */
type Change = Exclude<Input, { readonly measuredMinutes: unknown }>;

const changesTo = (taken: ReadonlyMap<string, Entered | undefined>, answers: Answers): Change[] =>
  [...new Set([...taken.keys(), ...Object.keys(answers)])].flatMap((item) =>
    taken.get(item) === answers[item] ? [] : [{ item, entry: answers[item] }],
  );

const changedSilences = (before: ReadonlySet<string>, now: ReadonlySet<string>): Change[] => [
  ...[...before].flatMap((item) => (now.has(item) ? [] : [{ item, unanswered: false }])),
  ...[...now].flatMap((item) => (before.has(item) ? [] : [{ item, unanswered: true }])),
];

/** The same, of what answers to the instrument with its criteria give. */
export function criteriaFrom(instrument: Instrument, evaluation: Evaluation): ToldCriteria {
  const { outcome, conditions } = instrument;
  if (!outcome) return { criteria: [], figures: [], evaluation };
  const route = routeFrom(evaluation);
  const addresses = new Map<string, Addressed[]>();
  for (const address of [...route.states.keys(), ...(evaluation.program.computed?.keys() ?? [])]) {
    const name = nameIn(address);
    const one = { address, rows: rowsIn(address) };
    const known = addresses.get(name);
    if (known) known.push(one);
    else addresses.set(name, [one]);
  }
  const hasValue = (item: string) => valueIn(evaluation.reading(item)) !== undefined;
  // What is computed lacks what it is computed from.
  const withComputed = { ...conditions, ...computedIn(instrument) };
  const namesRead = new Map(
    outcome.criteria.map((criterion) => {
      const expressions = criterionParts.map((part) => expressionOf(criterion, part));
      const read = (names: Conditions) => [...new Set(expressions.flatMap((one) => itemsRead(one, names)))];
      return [criterion.id, { directly: read(conditions), inTheEnd: read(withComputed) }];
    }),
  );
  const criteria = criteriaIn(instrument, evaluation).map((stated): ToldCriterion => {
    const { id, row, state } = stated;
    const { directly = [], inTheEnd = [] } = namesRead.get(id) ?? {};
    const own = rowsIn(row ?? '');
    const seen = (names: readonly string[]) =>
      names.flatMap((name) =>
        (addresses.get(name) ?? []).flatMap((one) => (isSeenFrom(own, one.rows) ? one.address : [])),
      );
    return {
      ...stated,
      restsOn: state === 'notApplicable' ? [] : seen(directly).filter(hasValue),
      missing:
        state === 'notShown'
          ? seen(inTheEnd).filter((item) => route.states.get(item) === 'asked' && !hasValue(item))
          : [],
    };
  });
  const figures = outcome.figures.flatMap((name) =>
    (addresses.get(name) ?? []).map(({ address }) => address).filter(hasValue),
  );
  return { criteria, figures, evaluation };
}

/** What is computed, by its name. */
const computedIn = (instrument: Instrument): Conditions =>
  Object.fromEntries([...outlineOf(instrument).items.values()].flatMap(({ name, is }) => (is ? [[name, is]] : [])));

/** Whether an item is of the row, of no row, or of those of another roster. */
const isSeenFrom = (own: readonly RowName[], rows: readonly RowName[]): boolean =>
  rows.every(({ roster, row: id }, at) => {
    const around = own[at];
    return around === undefined || around.roster !== roster || around.row === id;
  });

/** An item, and the rows that it stands in. */
interface Addressed {
  readonly address: string;
  readonly rows: readonly RowName[];
}
