import { nameIn } from '../instrument/address.ts';
import type { Expression } from '../instrument/expression/expression.ts';
import { openedUp } from '../instrument/expression/openedUp.ts';
import { namesRead } from '../instrument/expression/reads.ts';
import { compileExpression } from './compileExpression.ts';
import type { Evaluation } from './evaluation.ts';
import { type ExpressionValue, isUndecided, none } from './expressionValue.ts';
import type { Program } from './program.ts';

/**
 * The items whose answers decide that a question is not asked, or that it waits for, or waited for in vain. An item that is
 * itself not asked gives way to those that decide about it (C4 to C3), so that each can be answered, or has been.
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
    for (const item of decidingItems(node.gate, program, results, worded)) {
      if (isWorded(item, worded)) reasons.add(item);
      const around = program.located.get(item)?.scope;
      // A condition that goes round in a circle keeps its name, and is no item.
      if (around === undefined) continue;
      if (results[around] === true) reasons.add(item);
      else visit(around);
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
  const kept = Object.keys(conditions).filter((name) => isWorded(name, worded));
  const resultOf = (part: Expression) =>
    holds(compileExpression(part, (reference) => program.locate(reference))(results));
  const deciding = (part: Expression): string[] => {
    if ('name' in part && kept.includes(part.name) && resultOf(part) !== false)
      return deciding(openedUp(part, conditions));
    if (!('call' in part)) return namesRead(part);
    if (part.call === 'not') return part.args.flatMap(deciding);
    const result = resultOf(part);
    if (part.call === 'and' || part.call === 'or')
      return part.args.filter((one) => resultOf(one) === result).flatMap(deciding);
    const items = namesRead(part);
    if (result === undefined || !isUndecided(result)) return items;
    return items.filter((item) => results[program.located.get(item)?.slot ?? 0] === result);
  };
  return deciding(openedUp(expression, conditions, kept));
}
