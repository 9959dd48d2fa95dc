import { readEnterpriseNumber } from '../protocol/enterpriseNumber.ts';
import type { ResponseRow } from '../storage/rows.ts';
import type { SessionServices } from './services.ts';

/**
 * For whom a response is, as the respondent knows it: the enterprise's name, by an invitation or as it was given here,
 * and its number, or the case where there is no number. Undefined where nothing is known.
 */
export const forWhom = ({
  label,
  case: of,
  enterpriseNumber = '',
}: Pick<ResponseRow, 'label' | 'case' | 'enterpriseNumber'>): string | undefined =>
  [label, of ? (of.enterpriseNumber ?? of.id) : readEnterpriseNumber(enterpriseNumber)].filter(Boolean).join(' · ') ||
  undefined;

/** Whether a respondent says for which enterprise it is: there is no invitation that does, and the office asks. */
export const asksEnterprise = ({ config }: Pick<SessionServices, 'config'>, { case: of, code }: ResponseRow): boolean =>
  config.value.enterprise !== undefined && !of && code === undefined;

/** What keeps a response from completion: the number is missing and required, or it is none. */
export function enterpriseFault(
  services: Pick<SessionServices, 'config'>,
  row: ResponseRow,
): 'missing' | 'wrong' | undefined {
  if (!asksEnterprise(services, row)) return undefined;
  const typed = row.enterpriseNumber?.trim() ?? '';
  if (typed === '') return services.config.value.enterprise === 'required' ? 'missing' : undefined;
  return readEnterpriseNumber(typed) === undefined ? 'wrong' : undefined;
}
