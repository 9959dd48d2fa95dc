import { checksOut } from './checkDigits.ts';
import { fitsMask } from './maskedForm.ts';
import type { TypeRow } from './row.ts';

/** A number or code of a known form, without its separators. */
export const identifier: TypeRow<'identifier'> = {
  wire: 'text',
  read: (raw, { mask, check }) =>
    typeof raw === 'string' && fitsMask(raw, mask) && (check === undefined || checksOut[check](raw)) ? raw : undefined,
};
