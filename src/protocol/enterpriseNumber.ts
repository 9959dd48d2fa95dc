/**
 * Reads the number of a Belgian enterprise as people and spreadsheets write it, without dots or leading zeros too, and
 * gives it as it travels: `0xxx.xxx.xxx`. Undefined where it is none, or its two check digits are not those of the
 * first eight: 97 less their remainder by 97 (Crossroads Bank for Enterprises).
 */
export function readEnterpriseNumber(typed: string): string | undefined {
  const digits = typed
    .replace(/^\s*BE/i, '')
    .replace(/[\s.\-/]/g, '')
    .padStart(10, '0');
  if (!/^[01]\d{9}$/.test(digits)) return undefined;
  const body = digits.slice(0, 8);
  if (97 - (Number(body) % 97) !== Number(digits.slice(8))) return undefined;
  return `${digits.slice(0, 4)}.${digits.slice(4, 7)}.${digits.slice(7)}`;
}
