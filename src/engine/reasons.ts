import { nameIn } from '../instrument/address.ts';
import type { Expression, Reference } from '../instrument/expression/expression.ts';
import { namesRead, referencesIn } from '../instrument/expression/reads.ts';
import { compileExpression } from './compileExpression.ts';
import type { Evaluation } from './evaluation.ts';
import { type ExpressionValue, isUndecided, none, open } from './expressionValue.ts';
import type { Program } from './program.ts';
import type { Reckoned, RosterPlace } from './rosters/row.ts';

/**
 * The items whose answers decide that a question is not asked, or that it waits for, or waited for in vain. An item that is
 * itself not asked gives way to those that decide about it (C4 to C3), so that each can be answered, or has been. What is
 * reckoned over rows and decides is named by its place (`program.reckoned`); where it waits, a roster that lacks rows, or
 * the items of a row.
 * @param worded named conditions for which there are words: where one of them decides by not holding, it is named and not
 *   what it reads
 */
export const reasonsFrom = (evaluation: Evaluation, question: string, worded?: Worded): string[] =>
  reasonsAt(evaluation, evaluation.program.questions.get(question)?.scope ?? 0, worded);

type Worded = Readonly<Record<string, unknown>>;

/** Those that decide about what a place of the program opens, in the same way. */
export function reasonsAt({ program, results }: Evaluation, scope: number, worded: Worded = {}): string[] {
  const reasons = new Set<string>();
  const seen = new Set<number>();
  const visit = (at: number): void => {
    const node = program.nodes[at];
    if (node?.kind !== 'scope' || seen.has(at)) return;
    seen.add(at);
    const wanted = holds(results[at]);
    if (holds(results[node.parent]) === wanted) {
      visit(node.parent);
      return;
    }
    decide(node.gate);
  };
  const decide = (expression: Expression): void => {
    for (const name of decidingItems(expression, program, results, worded)) {
      if (isWorded(name, worded)) reasons.add(name);
      const rows = program.reckoned?.(name);
      if (rows) overRows(name, rows);
      else decideItem(program.lookedUp?.(name) ?? name);
    }
  };
  const decideItem = (item: string): void => {
    const around = program.located.get(item)?.scope;
    // A condition that goes round in a circle keeps its name, and is no item.
    if (around === undefined) return;
    if (results[around] === true) reasons.add(item);
    else visit(around);
  };
  const overRows = (name: string, { places, partsIn }: Reckoned): void => {
    const waits = isUndecided(results[program.located.get(name)?.slot ?? 0] ?? open);
    const states = places.map(({ scope: at }) => holds(results[at]));
    // Where its rows are asked nowhere, it is so for the same reason.
    if (!waits && !(places.length > 0 && states.every((state) => state === false))) reasons.add(name);
    else
      for (const [at, place] of places.entries()) {
        if (states[at] !== true && (!waits || states[at] !== false)) visit(place.scope);
        if (!waits || states[at] !== true) continue;
        if (place.lacksRows) reasons.add((place.source ?? place).address);
        decideIn(place, partsIn);
      }
  };
  /** The first row that keeps what is reckoned from being told: one after the other can be answered. */
  const decideIn = ({ there }: RosterPlace, partsIn: Reckoned['partsIn']): void => {
    for (const row of there)
      for (const part of partsIn(row)) {
        const result = compileExpression(part, (reference) => program.locate(reference))(results);
        if (!isUndecided(result)) continue;
        decide(part);
        return;
      }
  };
  visit(scope);
  return [...reasons];
}

/** A result as a gate takes it: what does not exist does not hold. */
const holds = (result: ExpressionValue | undefined): ExpressionValue | undefined => (result === none ? false : result);

/** A condition that a row has has the words of its name. */
const isWorded = (address: string, worded: Worded): boolean => Object.hasOwn(worded, nameIn(address));

function decidingItems(
  expression: Expression,
  program: Program,
  results: readonly ExpressionValue[],
  worded: Worded,
): string[] {
  const { conditions } = program;
  const conditionOf = ({ name, of }: Reference): Expression | undefined =>
    of === undefined && Object.hasOwn(conditions, name) ? conditions[name] : undefined;
  const resultOf = (part: Expression) =>
    holds(compileExpression(part, (reference) => program.locate(reference))(results));
  /** Each condition is opened up once, however many others read it. @param inWords whether one that has words keeps its name */
  const opening = (inWords: boolean) => {
    const opened = new Set<string>();
    const keepsName = ({ name }: Reference) => inWords && isWorded(name, worded);
    const names = (part: Expression, within = new Set<string>()): string[] =>
      referencesIn(part).flatMap((reference) => {
        const condition = conditionOf(reference);
        if (!condition || keepsName(reference)) return namesRead(reference);
        if (within.has(reference.name)) return [];
        return names(condition, within.add(reference.name));
      });
    const deciding = (part: Expression): string[] => {
      if ('name' in part) {
        const condition = conditionOf(part);
        if (!condition) return namesRead(part);
        if (keepsName(part)) return resultOf(part) === false ? [part.name] : opening(false)(condition);
        if (opened.has(part.name)) return [];
        opened.add(part.name);
        return deciding(condition);
      }
      if (!('call' in part)) return [];
      if (part.call === 'not') return part.args.flatMap(deciding);
      const result = resultOf(part);
      if (part.call === 'and' || part.call === 'or')
        return part.args.filter((one) => resultOf(one) === result).flatMap(deciding);
      const items = names(part);
      if (result === undefined || !isUndecided(result)) return items;
      return items.filter((item) => results[program.located.get(item)?.slot ?? 0] === result);
    };
    return deciding;
  };
  return opening(true)(expression);
}
