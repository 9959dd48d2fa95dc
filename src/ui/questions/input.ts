import type { Item } from '../../engine/outline.ts';

/**
 * What a typed entry is kept as: a whole number where it reads as one, cleared where nothing stands there, and
 * else as typed, so that a wrong entry is neither lost nor mended behind the respondent's back.
 */
export function entryOf(item: Item, typed: string): string | number | null {
  if (item.type !== 'percent' && item.type !== 'minutes') return typed === '' ? null : typed;
  const bare = typed.trim();
  if (bare === '') return null;
  return /^\d{1,9}$/.test(bare) ? Number(bare) : typed;
}

/** How an entry stands in its field. */
export const shown = (entry: unknown): string =>
  typeof entry === 'string' || typeof entry === 'number' ? `${entry}` : '';
