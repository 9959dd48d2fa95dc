/** What may stand in the place of a sign; capitals and digits stand for themselves, separators for nothing. */
const places: Readonly<Record<string, string>> = { '#': '\\d', '@': '[A-Z]', '*': '[A-Z\\d]' };
const separators = /[ ./-]/g;

/** The places of a mask, without what separates them; and how many of them may not be missing. */
function placesIn(mask: string): { readonly all: readonly string[]; readonly needed: number } {
  const [always = '', rest = ''] = mask.replace(separators, '').replace(']', '').split('[');
  return { all: [...always, ...rest], needed: always.length };
}

/** A typed identifier as it is kept: without separators, in capitals. */
export const bareIdentifier = (typed: string): string => typed.replace(/[\s./-]/g, '').toUpperCase();

/** Whether a bare identifier has the form of a mask. */
export function fitsMask(bare: string, mask: string): boolean {
  const { all, needed } = placesIn(mask);
  return (
    bare.length >= needed &&
    bare.length <= all.length &&
    [...bare].every((sign, at) => new RegExp(`^${places[all[at] ?? ''] ?? all[at]}$`).test(sign))
  );
}

/** A bare identifier as its mask prints it. */
export function masked(bare: string, mask: string): string {
  let at = 0;
  let text = '';
  for (const sign of mask.replace(/[[\]]/g, '')) {
    if (at >= bare.length) break;
    const isSeparator = ' ./-'.includes(sign);
    text += isSeparator ? sign : bare.charAt(at);
    if (!isSeparator) at += 1;
  }
  return text;
}
