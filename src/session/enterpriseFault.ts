import { readEnterpriseNumber } from '../protocol/enterpriseNumber.ts';
import type { ResponseRow } from '../storage/rows.ts';
import { asksEnterprise } from './forWhom.ts';
import type { SessionServices } from './services.ts';

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
