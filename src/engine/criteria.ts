import { nameIn } from '../instrument/address.ts';
import { type Conditions, itemsRead } from '../instrument/expression/reads.ts';
import { rowsIn } from '../instrument/rowAddress.ts';
import type { Instrument } from '../instrument/schema.ts';
import { criteriaIn, criterionParts, expressionOf, type StatedCriterion, withCriteria } from './criterionStates.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluationOf } from './evaluationOf.ts';
import { outlineOf } from './outline.ts';
import { valueIn } from './reading.ts';
import { routeFrom } from './route.ts';
import type { Answers } from './value.ts';

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

/** The same, of what answers to the instrument with its criteria give. */
export function criteriaFrom(instrument: Instrument, evaluation: Evaluation): ToldCriteria {
  const { outcome, conditions } = instrument;
  if (!outcome) return { criteria: [], figures: [], evaluation };
  const route = routeFrom(evaluation);
  const addresses = new Map<string, string[]>();
  for (const address of [...route.states.keys(), ...(evaluation.program.computed?.keys() ?? [])]) {
    const name = nameIn(address);
    const known = addresses.get(name);
    if (known) known.push(address);
    else addresses.set(name, [address]);
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
    const seen = (names: readonly string[]) =>
      names.flatMap((name) => (addresses.get(name) ?? []).filter((one) => isSeenFrom(row, one)));
    return {
      ...stated,
      restsOn: state === 'notApplicable' ? [] : seen(directly).filter(hasValue),
      missing:
        state === 'notShown'
          ? seen(inTheEnd).filter((item) => route.states.get(item) === 'asked' && !hasValue(item))
          : [],
    };
  });
  const figures = outcome.figures.flatMap((name) => (addresses.get(name) ?? []).filter(hasValue));
  return { criteria, figures, evaluation };
}

/** What is computed, by its name. */
const computedIn = (instrument: Instrument): Conditions =>
  Object.fromEntries([...outlineOf(instrument).items.values()].flatMap(({ name, is }) => (is ? [[name, is]] : [])));

/** Whether an item is of the row, of no row, or of those of another roster. */
function isSeenFrom(row: string | undefined, address: string): boolean {
  const own = rowsIn(row ?? '');
  return rowsIn(address).every(({ roster, row: id }, at) => {
    const around = own[at];
    return around === undefined || around.roster !== roster || around.row === id;
  });
}
