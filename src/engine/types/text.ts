import type { TypeRow } from './row.ts';

const line = {
  wire: 'text' as const,
  read: (raw: unknown, { maxLength }: { readonly maxLength: number }): string | undefined =>
    typeof raw === 'string' && raw.length <= maxLength ? raw : undefined,
};

/** A line of text. */
export const text: TypeRow<'text'> = line;
/** An address to write to: no shape is refused, since a check can ask whether it is meant. */
export const email: TypeRow<'email'> = { ...line, reaches: true };
/** A number to call, in whatever form. */
export const telephone: TypeRow<'telephone'> = { ...line, reaches: true };
