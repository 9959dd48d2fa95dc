import type { StoredResponse } from '../../session/responses.ts';

/** Where a draft goes on: where the respondent was. */
export const continuation = ({ row }: StoredResponse) =>
  row.place === 'review'
    ? ({ page: 'review', response: row.id } as const)
    : ({ page: 'module', response: row.id, module: row.place ?? '' } as const);
