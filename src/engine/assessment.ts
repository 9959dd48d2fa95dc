import type { Instrument } from '../instrument/schema.ts';
import { findingsFrom } from './allFindings.ts';
import { evaluationOf } from './evaluationOf.ts';
import type { Finding } from './findings.ts';
import { itemsIn, missingItems, routeFrom } from './route.ts';
import type { Answers } from './value.ts';

/** Where a set of answers stands, by item id in the order of the instrument. */
export interface Assessment {
  readonly asked: readonly string[];
  readonly waiting: readonly string[];
  readonly notApplicable: readonly string[];
  /** Behind items that have no answer. */
  readonly undetermined: readonly string[];
  readonly missing: readonly string[];
  readonly findings: readonly Pick<Finding, 'check' | 'level' | 'items'>[];
}

const ids = (items: readonly { readonly id: string }[]): string[] => items.map((item) => item.id);

/**
 * Assesses answers: the route, what is missing on it, and the findings.
 * @param unanswered items that the respondent said they can't answer
 * @param comparedMinutes the whole minutes measured that declared ones are compared with
 */
export function assess(
  instrument: Instrument,
  answers: Answers,
  unanswered?: ReadonlySet<string>,
  comparedMinutes?: number,
): Assessment {
  const evaluation = evaluationOf(instrument, answers, unanswered, comparedMinutes);
  const route = routeFrom(evaluation);
  return {
    asked: ids(itemsIn(route, 'asked')),
    waiting: ids(itemsIn(route, 'waiting')),
    notApplicable: ids(itemsIn(route, 'notApplicable')),
    undetermined: ids(itemsIn(route, 'undetermined')),
    missing: ids(missingItems(route)),
    findings: findingsFrom(evaluation).map(({ check, level, items }) => ({
      check,
      level,
      items,
    })),
  };
}
