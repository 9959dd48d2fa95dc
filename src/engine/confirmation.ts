import type { Evaluation } from './evaluation.ts';
import type { Finding } from './findings.ts';
import { valueIn } from './reading.ts';
import type { Value } from './value.ts';

/** The respondent's word that a soft finding is right as it stands. */
export interface Confirmation {
  /** The answers that it was given on: others need a new one. */
  readonly grounds: string;
  readonly remark?: string | undefined;
}

/** Confirmations by what they are about (`keyOf`). */
export type Confirmations = ReadonlyMap<string, Confirmation>;

/** Values that count, those that are computed among them, as an evaluation or a page has them at hand. */
interface Counting {
  readonly values: { readonly get: (item: string) => Value | undefined };
}

/** The values that count in an evaluation. */
export const countingIn = (evaluation: Pick<Evaluation, 'reading'>): Counting => ({
  values: { get: (item) => valueIn(evaluation.reading(item)) },
});

/** What tells a finding from every other one on a route. */
export const keyOf = ({ check, items }: Finding): string => [check, ...items].join(' ');

/** The answers that a finding rests on. */
export const groundsOf = ({ items }: Finding, counting: Counting): string =>
  JSON.stringify(items.map((item) => counting.values.get(item) ?? null));

/** Whether a soft finding was confirmed on the answers as they are now. A hard one cannot be. */
export const isConfirmed = (finding: Finding, counting: Counting, confirmations: Confirmations): boolean =>
  finding.level === 'soft' && confirmations.get(keyOf(finding))?.grounds === groundsOf(finding, counting);

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
