import { typedNumber } from './typedNumber.ts';

/** What is wrong with what was typed for a whole percentage. */
export type WholeMistake = 'above' | 'below' | 'fraction' | 'noNumber';

/** What is wrong with an entry for a whole percentage, and the number that it is about; undefined where nothing is. */
export function wholeMistake(entry: unknown): { readonly kind: WholeMistake; readonly typed: string } | undefined {
  if (typeof entry === 'number') return entry > 100 ? { kind: 'above', typed: `${entry}` } : undefined;
  if (typeof entry !== 'string') return undefined;
  const typed = typedNumber(entry)
    .replace(/(?<=\S)\s*%\s*$/, '')
    .trim();
  const [, sign, decimals] = /^([-−–]?)\s*\d[\d\s]*([.,]\d+)?$/.exec(typed) ?? [];
  if (sign === undefined) return { kind: 'noNumber', typed };
  return { kind: sign ? 'below' : decimals ? 'fraction' : 'above', typed };
}
