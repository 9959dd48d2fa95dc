import type { Literal } from './expression.ts';

/** The number that a text in the canonical form is: whole, and held by a float, it is one; any other is its text. */
export const numberLiteral = (canonical: string): Literal & { readonly number: number | string } => ({
  number: /^-?\d+$/.test(canonical) && Number.isSafeInteger(Number(canonical)) ? Number(canonical) : canonical,
});
