import type { Item } from '../../engine/outline.ts';

/**
 * What a typed entry is kept as: a whole number where it reads as one, cleared where nothing stands there, and
 * else as typed, so that a wrong entry is neither lost nor mended behind the respondent's back.
 */
export function entryOf(item: Item, typed: string): string | number | null {
  if (item.type !== 'percent' && item.type !== 'minutes') return typed === '' ? null : typed;
  const bare = typed.trim();
  if (bare === '') return null;
  // "45 %" and "45,0" are 45 to whoever types them; comma and point both begin decimals here.
  const number = item.type === 'percent' ? bare.replace(/\s*%$/, '') : bare;
  const [, whole] = /^(\d{1,9})(?:[.,]0*)?$/.exec(number) ?? [];
  return whole === undefined ? typed : Number(whole);
}

/** How an entry stands in its field. */
export const shown = (entry: unknown): string =>
  typeof entry === 'string' || typeof entry === 'number' ? `${entry}` : '';
