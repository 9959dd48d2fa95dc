import type { ResponseRow } from './rows.ts';

/** What an invitation may give a response: whom it is for, what it is sent with and where to, what is known already. */
export const assigned = {
  case: true,
  token: true,
  endpoint: true,
  code: true,
  language: true,
  label: true,
  enterpriseNumber: true,
  prefilled: true,
  known: true,
} as const satisfies Partial<Record<keyof ResponseRow, true>>;
export type Assignment = Partial<Pick<ResponseRow, Exclude<keyof typeof assigned, 'language'>>> & {
  readonly language?: ResponseRow['language'] | undefined;
};
