import { typedNumber } from './typedNumber.ts';

/** What is wrong with what was typed for a whole percentage. */
export type WholeMistake = 'above' | 'below' | 'fraction' | 'noNumber';

/** What is wrong with an entry that is no whole percentage, and the number that it is about. */
export function wholeMistake(entry: unknown): { readonly kind: WholeMistake; readonly typed: string } {
  const typed = typedNumber(`${entry}`)
    .replace(/(?<=\S)\s*%\s*$/, '')
    .trim();
  const [, sign, decimals] = /^([-−–]?)\s*\d[\d\s]*([.,]\d+)?$/.exec(typed) ?? [];
  if (sign === undefined) return { kind: 'noNumber', typed };
  return { kind: sign ? 'below' : decimals ? 'fraction' : 'above', typed };
}
