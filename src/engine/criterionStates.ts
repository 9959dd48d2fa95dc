import { addressIn, nameIn } from '../instrument/address.ts';
import type { Expression } from '../instrument/expression/expression.ts';
import type { Criterion } from '../instrument/outcome.ts';
import type { Question } from '../instrument/question.ts';
import { rowOfAddress } from '../instrument/rowAddress.ts';
import type { Instrument, Module } from '../instrument/schema.ts';
import type { Evaluation } from './evaluation.ts';
import { rowAt } from './rosters/rostersOf.ts';

/** What answers may say of a criterion. */
export const criterionStates = ['met', 'notMet', 'notShown', 'notApplicable'] as const;
export type CriterionState = (typeof criterionStates)[number];

/** A criterion as answers have it; one that stands once a row is there for each. */
export interface StatedCriterion {
  readonly id: string;
  /** The address of the row that it is about. */
  readonly row: string | undefined;
  readonly state: CriterionState;
}

/** The parts of a criterion, each of which may hold. */
export const criterionParts = ['applies', 'met', 'notMet'] as const;
type Part = (typeof criterionParts)[number];

/** What a part of a criterion says, also where an instrument leaves it out. */
export const expressionOf = (criterion: Criterion, part: Part): Expression =>
  part === 'applies'
    ? (criterion.applies ?? { truth: true })
    : part === 'met'
      ? criterion.met
      : (criterion.notMet ?? { call: 'not', args: [criterion.met] });

/** Names that no item or question of a file can have. */
const nameOf = (criterion: string, part: Part): string => `${criterion}-${part}`;

/** Notes that are asked where a part of a criterion holds, behind all else: what the route does with them is what is told. */
function asModule(criterion: Criterion): Module {
  const questions = criterionParts.map(
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

/** An instrument with its criteria in it, so that they are evaluated with all else; itself where it has none. */
export function withCriteria(instrument: Instrument): Instrument {
  const { modules, outcome } = instrument;
  if (!outcome) return instrument;
  const known = withTheirs.get(instrument);
  if (known) return known;
  const made = { ...instrument, modules: [...modules, ...outcome.criteria.map(asModule)] };
  withTheirs.set(instrument, made);
  return made;
}

/** What answers say of each criterion, in order, and row by row. @param evaluation of the instrument with its criteria */
export function criteriaIn(instrument: Instrument, evaluation: Evaluation): StatedCriterion[] {
  const rows = new Map<string, (string | undefined)[]>();
  for (const address of evaluation.program.questions.keys()) {
    const name = nameIn(address);
    if (!name.endsWith('-met')) continue;
    const row = rowOfAddress(address);
    // Rows of a roster that is not asked are no part of a response.
    if (row !== undefined && !rowAt(evaluation, address)) continue;
    rows.set(name, [...(rows.get(name) ?? []), row]);
  }
  return (instrument.outcome?.criteria ?? []).flatMap(({ id }) =>
    (rows.get(nameOf(id, 'met')) ?? []).map((row) => ({ id, row, state: stateIn(id, row, evaluation) })),
  );
}

function stateIn(id: string, row: string | undefined, evaluation: Evaluation): CriterionState {
  const told = (part: Part) => {
    const name = nameOf(id, part);
    return evaluation.step(row === undefined ? name : addressIn(row, name))?.state;
  };
  const applies = told('applies');
  if (applies === 'notApplicable') return 'notApplicable';
  if (applies !== 'asked') return 'notShown';
  if (told('met') === 'asked') return 'met';
  return told('notMet') === 'asked' ? 'notMet' : 'notShown';
}

/** What is told of each criterion, by its address; nothing where an instrument has none. */
export function outcomeFrom(
  instrument: Instrument,
  evaluation: Evaluation,
): { readonly outcome?: Record<string, CriterionState> } {
  if (!instrument.outcome) return {};
  const told = criteriaIn(instrument, evaluation).map(({ id, row, state }) => [
    row === undefined ? id : addressIn(row, id),
    state,
  ]);
  return { outcome: Object.fromEntries(told) };
}
