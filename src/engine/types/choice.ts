import type { TypeRow } from './row.ts';

/** One of the options that its item lists; of rows, any that there may ever have been: what opens options closes the others. */
export const choice: TypeRow<'choice'> = {
  wire: 'text',
  read: (raw, { options, ofRows }) =>
    typeof raw === 'string' && (ofRows ? !raw.includes(' ') : options.includes(raw)) ? raw : undefined,
};
