/**
 * A number as it was typed, without what nobody sees in it, such as a direction mark that was pasted along, and with
 * full-width signs as the plain ones. Raised digits stay what they are: in a pasted number they are a footnote.
 */
export const typedNumber = (typed: string): string =>
  typed.replace(/\p{Cf}/gu, '').replace(/[\uff01-\uff5e\ufe6a]/g, (sign) => sign.normalize('NFKC'));
