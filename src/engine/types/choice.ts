import type { TypeRow } from './row.ts';

const known = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** The place of each code among options, found once for each list of them: some have a thousand. */
export function placesOfCodes(options: readonly string[]): ReadonlyMap<string, number> {
  const before = known.get(options);
  if (before) return before;
  const places = new Map(options.map((code, at) => [code, at]));
  known.set(options, places);
  return places;
}

/** One of the options that its item lists. */
export const choice: TypeRow<'choice'> = {
  wire: 'text',
  read: (raw, { options }) => (typeof raw === 'string' && placesOfCodes(options).has(raw) ? raw : undefined),
};
