/**
 * A number as it was typed, without what nobody sees in it, such as a direction mark that was pasted along, and with
 * full-width signs and dashes of any length as the plain ones. Raised digits stay what they are: in a pasted number they
 * are a footnote.
 */
export const typedNumber = (typed: string): string =>
  typed
    .replace(/\p{Cf}/gu, '')
    .replace(/[\uff01-\uff5e\ufe6a]/g, (sign) => sign.normalize('NFKC'))
    .replace(/\p{Pd}/gu, '-');

/** A number without the unit that its field shows, which may be typed behind it; a unit alone is no blank. */
export function withoutUnit(typed: string, unit: string): string {
  const bare = typed.trimEnd();
  const isBehind = unit !== '' && bare.toLowerCase().endsWith(unit.toLowerCase());
  const number = isBehind ? bare.slice(0, -unit.length).trimEnd() : '';
  return /\d[.,]?$/.test(number) ? number : typed;
}
