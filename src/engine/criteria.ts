import { nameIn } from '../instrument/address.ts';
import type { Expression } from '../instrument/expression/expression.ts';
import { type Conditions, itemsRead } from '../instrument/expression/reads.ts';
import type { Criterion } from '../instrument/outcome.ts';
import type { Question } from '../instrument/question.ts';
import { rowOfAddress, rowsIn } from '../instrument/rowAddress.ts';
import type { Instrument, Module } from '../instrument/schema.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluationOf } from './evaluationOf.ts';
import { outlineOf } from './outline.ts';
import { valueIn } from './reading.ts';
import { type Route, routeFrom } from './route.ts';
import type { State } from './step.ts';
import type { Answers } from './value.ts';

/** What answers say of a criterion. */
export type CriterionState = 'met' | 'notMet' | 'notShown' | 'notApplicable';

/** A criterion as answers have it; one that stands once a row is there for each. */
export interface ToldCriterion {
  readonly id: string;
  /** The address of the row that it is about. */
  readonly row: string | undefined;
  readonly state: CriterionState;
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

const parts = ['applies', 'met', 'notMet'] as const;
type Part = (typeof parts)[number];

/** Names that no item or question of a file can have. */
const nameOf = (criterion: string, part: Part): string => `${criterion}-${part}`;

const expressionOf = (criterion: Criterion, part: Part): Expression =>
  part === 'applies'
    ? (criterion.applies ?? { truth: true })
    : part === 'met'
      ? criterion.met
      : (criterion.notMet ?? { call: 'not', args: [criterion.met] });

/** Notes that are asked where a part of a criterion holds, behind all else: what the route does with them is what is told. */
function asModule(criterion: Criterion): Module {
  const questions = parts.map(
    (part): Question => ({
      id: nameOf(criterion.id, part),
      type: 'fields',
      fields: [],
      gate: expressionOf(criterion, part),
    }),
  );
  const { id, for: roster } = criterion;
  return { id: `${id}-`, ...(roster !== undefined && { for: roster }), sections: [{ id: `${id}-`, questions }] };
}

const withTheirs = new WeakMap<Instrument, Instrument>();

function withCriteria(instrument: Instrument): Instrument {
  const known = withTheirs.get(instrument);
  if (known) return known;
  const { modules, outcome } = instrument;
  const made = { ...instrument, modules: [...modules, ...(outcome?.criteria ?? []).map(asModule)] };
  withTheirs.set(instrument, made);
  return made;
}

/** What answers say of each criterion of an instrument, from nothing: it is asked for, and not kept. */
export function criteriaOf(instrument: Instrument, answers: Answers, unanswered?: Iterable<string>): ToldCriteria {
  const { outcome, conditions } = instrument;
  const evaluation = evaluationOf(withCriteria(instrument), answers, unanswered);
  if (!outcome) return { criteria: [], figures: [], evaluation };
  const route = routeFrom(evaluation);
  const addresses = new Map<string, string[]>();
  for (const address of [...route.states.keys(), ...(evaluation.program.computed?.keys() ?? [])]) {
    const name = nameIn(address);
    addresses.set(name, [...(addresses.get(name) ?? []), address]);
  }
  const hasValue = (item: string) => valueIn(evaluation.reading(item)) !== undefined;
  // What is computed lacks what it is computed from.
  const withComputed = { ...conditions, ...computedIn(instrument) };
  const criteria = outcome.criteria.flatMap((criterion) => {
    const expressions = parts.map((part) => expressionOf(criterion, part));
    return rowsOf(criterion, route).map((row): ToldCriterion => {
      const state = stateIn(criterion, row, route);
      const about = (names: Conditions) =>
        [...new Set(expressions.flatMap((one) => itemsRead(one, names)))].flatMap((item) =>
          (addresses.get(item) ?? []).filter((one) => isSeenFrom(row, one)),
        );
      return {
        id: criterion.id,
        row,
        state,
        restsOn: state === 'notApplicable' ? [] : about(conditions).filter(hasValue),
        missing:
          state === 'notShown'
            ? about(withComputed).filter((item) => route.states.get(item) === 'asked' && !hasValue(item))
            : [],
      };
    });
  });
  const figures = outcome.figures.flatMap((name) => (addresses.get(name) ?? []).filter(hasValue));
  return { criteria, figures, evaluation };
}

/** What is computed, by its name. */
const computedIn = (instrument: Instrument): Conditions =>
  Object.fromEntries([...outlineOf(instrument).items.values()].flatMap(({ name, is }) => (is ? [[name, is]] : [])));

/** The rows that a criterion stands in; once, in none, where it is about the whole. */
const rowsOf = ({ id, for: roster }: Criterion, { steps }: Route): (string | undefined)[] =>
  roster === undefined
    ? [undefined]
    : [...steps.keys()].filter((one) => nameIn(one) === nameOf(id, 'met')).map(rowOfAddress);

function stateIn({ id }: Criterion, row: string | undefined, { steps }: Route): CriterionState {
  const told = (part: Part): State | undefined =>
    steps.get(row === undefined ? nameOf(id, part) : `${row}.${nameOf(id, part)}`)?.state;
  const applies = told('applies');
  if (applies === 'notApplicable') return 'notApplicable';
  if (applies !== 'asked') return 'notShown';
  if (told('met') === 'asked') return 'met';
  return told('notMet') === 'asked' ? 'notMet' : 'notShown';
}

/** Whether an item is of the row, of no row, or of those of another roster. */
function isSeenFrom(row: string | undefined, address: string): boolean {
  const own = rowsIn(row ?? '');
  return rowsIn(address).every(({ roster, row: id }, at) => {
    const around = own[at];
    return around === undefined || around.roster !== roster || around.row === id;
  });
}
