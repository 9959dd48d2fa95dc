import type { Entered } from '../../engine/value.ts';
import { typedNumber, withoutUnit } from './typedNumber.ts';

/**
 * What is typed for a whole number, as an entry: the number where it reads as one, cleared where nothing stands there,
 * and else as typed, so that a wrong entry is neither lost nor mended behind the respondent's back.
 */
export function wholeEntry(typed: string, unit = ''): Entered {
  const bare = typedNumber(typed).trim();
  if (bare === '') return null;
  const number = bare.endsWith(unit) ? bare.slice(0, bare.length - unit.length).trimEnd() : bare;
  // "45,0" is 45 to whoever types it; comma and point both begin decimals here.
  const [, whole] = /^(\d{1,9})(?:[.,]0*)?$/.exec(number) ?? [];
  return whole === undefined ? typed : Number(whole);
}

/** Minutes, as an entry: behind a thousand, point and comma group digits, so three decimals are not read away. */
export function minutesEntry(typed: string, unit = ''): Entered {
  const bare = withoutUnit(withoutUnit(typedNumber(typed), unit), 'min');
  const entry = wholeEntry(bare);
  return typeof entry === 'string' || /[.,]\d{3}$/.test(bare.trim()) ? typed : entry;
}
