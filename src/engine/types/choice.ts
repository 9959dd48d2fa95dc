import type { TypeRow } from './row.ts';
import { textValue } from './wire.ts';

/** One of the options that its item lists. */
export const choice: TypeRow<'choice'> = {
  wire: textValue,
  read: (raw, { options }) => (typeof raw === 'string' && options.includes(raw) ? raw : undefined),
};
