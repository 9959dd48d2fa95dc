import type { TypeRow } from './row.ts';

/** One of the options that its item lists. */
export const choice: TypeRow<'choice'> = {
  wire: 'text',
  read: (raw, { options }) => (typeof raw === 'string' && options.includes(raw) ? raw : undefined),
};
