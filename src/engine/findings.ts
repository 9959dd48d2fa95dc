import type { Check } from '../instrument/schema.ts';
import type { ExpressionValue } from './expressionValue.ts';
import type { CaseNode, Program } from './program.ts';

/** What an edit check has to say about items of the route. Hard: impossible; soft: to be confirmed. */
export interface Finding {
  readonly check: string;
  readonly level: Check['level'];
  readonly items: readonly string[];
  /** The id of its words. */
  readonly text: string;
  /** Whether the review page stresses it. */
  readonly strong: boolean;
}

/** A finding, and the question that shows it: that of the last of its items. */
export interface Found {
  readonly finding: Finding;
  readonly question: string;
}

/** Findings by the place of what finds them, in the order of the instrument. */
export const inOrder = (found: readonly (readonly [number, Found])[], program: Pick<Program, 'compared'>): Finding[] =>
  found.toSorted(([one], [other]) => program.compared(one, other)).map(([, { finding }]) => finding);

/** What is found where an entry is outside the domain of its item's type. */
export const domainFinding = ({
  id,
  domainCheck: check,
}: {
  readonly id: string;
  readonly domainCheck: string;
}): Finding => ({
  check,
  level: 'hard',
  items: [id],
  text: check,
  strong: false,
});

/** Whether a case of a check holds, and no check that it gives way to finds something. */
export const fires = (node: CaseNode, results: readonly ExpressionValue[]): boolean =>
  node.evaluate(results) === true && !node.unless.some((other) => other(results) === true);

/**
 * What a case finds. It stands at what it is about as far as that is asked, answered or not.
 * @param items those of the case that are asked
 */
export const checkFinding = ({ check, case: { level, text } }: CaseNode, items: readonly string[]): Finding => ({
  check: check.id,
  level: level ?? check.level,
  items,
  text: text ?? check.id,
  strong: check.strong ?? false,
});
