import type { TypeRow } from './row.ts';

/** Yes or no. */
export const yesNo: TypeRow<'yesNo'> = {
  wire: 'text',
  read: (raw) => (raw === 'yes' || raw === 'no' ? raw : undefined),
};
