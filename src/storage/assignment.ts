import type { Enrolment } from '../protocol/enrolment.ts';
import type { ResponseRow } from './rows.ts';

/** What an invitation may give a response: whom it is for, what it is sent with and where to, what is known already. */
export const assigned = {
  case: true,
  token: true,
  endpoint: true,
  code: true,
  language: true,
  label: true,
  prefilled: true,
  known: true,
} as const satisfies Partial<Record<keyof ResponseRow, true>>;
export type Assignment = Partial<Pick<ResponseRow, Exclude<keyof typeof assigned, 'language'>>> & {
  readonly language?: ResponseRow['language'] | undefined;
};

/**
 * What an enrolment gives a response.
 * @param endpoint the URL that its token is for; undefined while nobody has said where responses go
 * @param code the short code that it was redeemed with, where it was
 */
export const assignmentOf = (
  { case: of, token, name, prefilled }: Enrolment,
  endpoint: string | undefined,
  code: string | undefined,
): Assignment => ({
  case: of,
  ...(token !== undefined && { token, ...(endpoint !== undefined && { endpoint }) }),
  ...(code !== undefined && { code }),
  ...(name !== undefined && { label: name }),
  ...(prefilled && { prefilled }),
});
