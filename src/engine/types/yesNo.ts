import type { TypeRow } from './row.ts';
import { textValue } from './wire.ts';

/** Yes or no. */
export const yesNo: TypeRow<'yesNo'> = {
  wire: textValue,
  read: (raw) => (raw === 'yes' || raw === 'no' ? raw : undefined),
};
