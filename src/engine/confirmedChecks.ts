import { type Confirmations, type Counting, isConfirmed, keyOf } from './confirmation.ts';
import type { Evaluation } from './evaluation.ts';
import type { Finding } from './findings.ts';
import { valueIn } from './reading.ts';

/** The values that count in an evaluation. */
export const countingIn = (evaluation: Pick<Evaluation, 'reading'>): Counting => ({
  values: { get: (item) => valueIn(evaluation.reading(item)) },
});

/** The checks whose every soft finding on a route is confirmed, in the order of the findings, with the remarks made. */
export function confirmedChecks(
  findings: readonly Finding[],
  counting: Counting,
  confirmations: Confirmations,
): { check: string; remark?: string }[] {
  const soft = findings.filter((finding) => finding.level === 'soft');
  return [...new Set(soft.map(({ check }) => check))]
    .map((check) => ({ check, found: soft.filter((finding) => finding.check === check) }))
    .filter(({ found }) => found.every((finding) => isConfirmed(finding, counting, confirmations)))
    .map(({ check, found }) => {
      const remark = found
        .flatMap((finding) => confirmations.get(keyOf(finding))?.remark || [])
        .join('\n')
        .slice(0, 4000);
      return remark === '' ? { check } : { check, remark };
    });
}
