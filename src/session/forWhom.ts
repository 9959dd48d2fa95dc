import type { Texts } from '../instrument/texts.ts';
import { readEnterpriseNumber } from '../protocol/enterpriseNumber.ts';
import type { ResponseRow } from '../storage/rows.ts';
import type { SessionServices } from './services.ts';

/**
 * For whom a response is, as the respondent knows it: the enterprise's name, by an invitation or as it was given here,
 * and its number, or the case where there is no number. A number that is
 * none tells of nobody. Undefined where nothing is known.
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

/**
 * The same for the title of a page; nothing on a device with a lock: a browser keeps titles where nothing is encrypted, and
 * lists them to whoever holds its back key.
 */
export const whomInTitle = (
  { lock }: Pick<SessionServices, 'lock'>,
  row: Parameters<typeof forWhom>[0],
): string | undefined => (lock ? undefined : forWhom(row));

/** What a module is called in the title of a page: on such a device, not by words that may quote answers. */
export const moduleInTitle = (
  { lock }: Pick<SessionServices, 'lock'>,
  { quotes, modules }: Texts,
  module: string,
): string | undefined => (lock && quotes ? module : modules[module]?.label);
