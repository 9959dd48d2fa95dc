import { canonicalDecimal } from '../instrument/canonicalDecimal.ts';

/** Blanks and apostrophes, which group digits and nothing else. */
const blanks = "[ '’\\u00a0\\u2009\\u202f]";
const whole = new RegExp(`^(?:\\d+|\\d{1,3}(?:${blanks}\\d{3})+)$`);
const blank = new RegExp(blanks, 'g');
/** Groups by points or commas: more than one of them, or the other sign behind them. */
const groups = /^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:,\d{3})+$/;

/** Digits, and those behind the point, in the canonical form; undefined where there are too many. */
function canonical(sign: string, digits: string, places = ''): string | undefined {
  const part = places.replace(/0+$/, '');
  const text = `${digits.replace(/^0+(?=\d)/, '') || '0'}${part && `.${part}`}`;
  const signed = sign && text !== '0' ? `-${text}` : text;
  return canonicalDecimal.test(signed) ? signed : undefined;
}

/**
 * The numbers that a typed text may mean, in the canonical form: comma and point both begin decimals, and both may
 * group digits. None where it is no number. A lone sign before exactly three digits may be either, so both are given:
 * the number that is grouped, then the one with decimals.
 */
export function decimalsMeant(typed: string): string[] {
  const [, minus = '', body = ''] = /^([-−+]?)\s*(.*)$/s.exec(typed.trim()) ?? [];
  const sign = minus === '+' ? '' : minus;
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
  const numbers = (...found: (string | undefined)[]) => [...new Set(found.flatMap((one) => one ?? []))];
  if (last < 0) return whole.test(body) ? numbers(canonical(sign, body.replace(blank, ''))) : [];
  const [front, places] = [body.slice(0, last), body.slice(last + 1)];
  if (groups.test(body)) {
    const grouped = canonical(sign, body.replace(/[.,]/g, ''));
    if (/[.,]/.test(front)) return numbers(grouped);
    return front.startsWith('0')
      ? numbers(canonical(sign, front, places))
      : numbers(grouped, canonical(sign, front, places));
  }
  if (!/^\d*$/.test(places) || (front === '' && places === '')) return [];
  const isGrouped = groups.test(front) && !front.includes(body.charAt(last));
  if (front !== '' && !whole.test(front) && !isGrouped) return [];
  return numbers(canonical(sign, front.replace(/[.,]/g, '').replace(blank, ''), places));
}
