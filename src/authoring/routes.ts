import { type ExpressionValue, isUndecided } from '../engine/expressionValue.ts';
import type { Value } from '../engine/value.ts';
import type { Instrument } from '../instrument/schema.ts';
import { branchesOf, type Component, componentsOf } from './components.ts';
import { Allowance } from './proof/allowance.ts';
import { answersOf } from './proof/answers.ts';
import { circuitOf } from './proof/circuit.ts';
import { coneOf } from './proof/cone.ts';
import { oneRowForAll, provenProgramOf } from './proof/oneRow.ts';
import { scheduleOf } from './proof/schedule.ts';
import { answersSpelling } from './proof/spelling.ts';
import { type Sweeping, sweep } from './proof/sweep.ts';
import { lettersOf, type Size, type Sized, Words } from './proof/words.ts';

/** One way through a component: the parts that are asked, and answers that lead there. */
export interface RouteOutcome {
  readonly asked: readonly string[];
  readonly answers: Readonly<Record<string, Value>>;
}

/** How long a complete route is, and gate answers that lead along it. */
export interface RouteLength {
  /** Items that must be answered. */
  readonly required: number;
  readonly optional: number;
  readonly answers: Readonly<Record<string, Value>>;
}

/** The complete routes through a component. */
export interface ProvenBranching {
  /** The items that decide. */
  readonly items: readonly string[];
  /** The questions that are asked or not, and so the items with gates of their own. */
  readonly parts: readonly string[];
  /** How many distinct sets of those can be asked. */
  readonly count: bigint;
  /** Undefined where no response can be complete. */
  readonly shortest: RouteLength | undefined;
  readonly longest: RouteLength | undefined;
  /** At most so many of those sets. */
  readonly outcomes: (most: number) => readonly RouteOutcome[];
}

/** The routes through a component; without a count they are not proven. */
export type Branching = ProvenBranching | (Pick<ProvenBranching, 'items' | 'parts'> & { readonly count: undefined });

/** Every complete route of an instrument: any outcome of one component goes with any of the others. */
export type Routes =
  | { readonly proven: false; readonly branchings: readonly Branching[] }
  | {
      readonly proven: true;
      readonly branchings: readonly ProvenBranching[];
      /** How many distinct sets of asked questions a complete response can have. */
      readonly count: bigint;
      /** Undefined where no response can be complete. */
      readonly shortest: RouteLength | undefined;
      readonly longest: RouteLength | undefined;
    };

/** The default limit of evaluations for one component. */
export const defaultLimit = 5_000_000;

/**
 * Finds every complete route by walking each component over answers that stand for all. Edit checks are left
 * aside: a route counts also where a check refuses the answers that lead there.
 * @param limit evaluations for each component; past it, or where answers are too many to list, nothing is proven
 */
export function routesOf(written: Instrument, limit: number = defaultLimit): Routes {
  const instrument = oneRowForAll(written);
  const sizes = sizesOf(instrument);
  const branchings = componentsOf(instrument).map((component) => branchingOf(instrument, component, sizes, limit));
  const proven = branchings.filter((branching) => branching.count !== undefined);
  if (proven.length < branchings.length) return { proven: false, branchings };
  const { cells } = circuitOf(instrument);
  const constant = branchesOf(instrument).flatMap(({ scope }): ExpressionValue[] => {
    const cell = cells[scope];
    return cell?.kind === 'constant' ? [cell.value] : [];
  });
  // What waits for something that never comes keeps every response from completion.
  const isOpen = constant.some(isUndecided);
  const always = [...sizes].flatMap(([scope, size]) => {
    const cell = cells[scope];
    return cell?.kind === 'constant' && cell.value === true ? [size] : [];
  });
  const total = (of: 'shortest' | 'longest') =>
    isOpen ? undefined : joined([...always.map(alone), ...proven.map((branching) => branching[of])]);
  return {
    proven: true,
    branchings: proven,
    count: isOpen ? 0n : proven.reduce((count, branching) => count * branching.count, 1n),
    shortest: total('shortest'),
    longest: total('longest'),
  };
}

const alone = (size: Size): RouteLength => ({ ...size, answers: {} });

function joined(lengths: readonly (RouteLength | undefined)[]): RouteLength | undefined {
  let whole: RouteLength = { required: 0, optional: 0, answers: {} };
  for (const length of lengths) {
    if (!length) return undefined;
    whole = {
      required: whole.required + length.required,
      optional: whole.optional + length.optional,
      answers: { ...whole.answers, ...length.answers },
    };
  }
  return whole;
}

/** How many items the same gates stand around, by the cell of what those give. */
function sizesOf(instrument: Instrument): ReadonlyMap<number, Size> {
  const { scopeAt } = circuitOf(instrument);
  const sizes = new Map<number, Size>();
  for (const node of provenProgramOf(instrument).nodes) {
    if (node.kind !== 'item') continue;
    const scope = scopeAt(node.scope);
    const { required, optional } = sizes.get(scope) ?? { required: 0, optional: 0 };
    const isRequired = Number(node.item.required);
    sizes.set(scope, { required: required + isRequired, optional: optional + 1 - isRequired });
  }
  return sizes;
}

function branchingOf(
  instrument: Instrument,
  { items, branches }: Component,
  sizes: ReadonlyMap<number, Size>,
  limit: number,
): Branching {
  const names = { items: items.map(({ id }) => id), parts: branches.map(({ id }) => id) };
  const circuit = circuitOf(instrument);
  const letters = new Set(branches.map(({ scope }) => scope));
  const cone = coneOf(circuit, [...letters]);
  const answered = answersOf(cone);
  const words = new Words(letters, (at) => sizes.get(at) ?? { required: 0, optional: 0 }, new Allowance(limit));
  const sweeping = { answered, schedule: scheduleOf(answered.cone), targets: [], letters };
  const isWhole =
    answered.areAll &&
    sweep({ ...sweeping, allowance: new Allowance(limit), onLayer: (layer) => words.take(layer) }).isComplete;
  const counted = isWhole ? words.counted() : undefined;
  if (!counted) return { ...names, count: undefined };
  const { count, shortest, longest } = counted;
  const along = (word: ReadonlyMap<number, string>) =>
    inOrder(answersSpelling(answered, sweeping.schedule, letters, word), names.items);
  const lengthOf = (sized: Sized | undefined) => sized && { ...sized.size, answers: along(lettersOf(sized.word)) };
  return {
    ...names,
    count,
    shortest: lengthOf(shortest),
    longest: lengthOf(longest),
    outcomes: (most) =>
      counted.words(most).map((word) => {
        const asked = askedIn(word, sweeping);
        return {
          asked: branches.flatMap(({ id, scope }) => (asked.has(scope) ? [id] : [])),
          answers: along(word),
        };
      }),
  };
}

/** The cells that a word says hold. */
function askedIn(
  word: ReadonlyMap<number, string>,
  { schedule, letters }: Pick<Sweeping, 'schedule' | 'letters'>,
): Set<number> {
  const asked = new Set<number>();
  for (const [step, spelled] of word) {
    const cells = schedule.steps[step]?.settled.filter((at) => letters.has(at)) ?? [];
    for (const [at, cell] of cells.entries()) if (spelled[at] === '1') asked.add(cell);
  }
  return asked;
}

/** Answers in the order of their items. */
const inOrder = (answers: Readonly<Record<string, Value>>, items: readonly string[]): Readonly<Record<string, Value>> =>
  Object.fromEntries(items.flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id]]])));
