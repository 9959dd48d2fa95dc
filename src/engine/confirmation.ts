import type { Finding } from './findings.ts';
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
export interface Counting {
  readonly values: { readonly get: (item: string) => Value | undefined };
}

/** What tells a finding from every other one on a route. */
export const keyOf = ({ check, items }: Finding): string => [check, ...items].join(' ');

/** The answers that a finding rests on. */
export const groundsOf = ({ items }: Finding, counting: Counting): string =>
  JSON.stringify(items.map((item) => counting.values.get(item) ?? null));

/** Whether a soft finding was confirmed on the answers as they are now. A hard one cannot be. */
export const isConfirmed = (finding: Finding, counting: Counting, confirmations: Confirmations): boolean =>
  finding.level === 'soft' && confirmations.get(keyOf(finding))?.grounds === groundsOf(finding, counting);
