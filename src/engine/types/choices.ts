import type { ItemOf } from '../outline.ts';
import type { TypeRow } from './row.ts';

const known = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** The place of each code among options, found once for each list of them: some have a thousand. */
function placesOfCodes(options: readonly string[]): ReadonlyMap<string, number> {
  const before = known.get(options);
  if (before) return before;
  const places = new Map(options.map((code, at) => [code, at]));
  known.set(options, places);
  return places;
}

/** The codes that an answer holds. */
export const codesIn = (value: string): readonly string[] => value.split(' ').filter((code) => code !== '');

/** Codes as an answer holds them: each once, in the order of the questionnaire. None is no answer. */
export function choicesOf(codes: Iterable<string>, options: readonly string[]): string | null {
  const chosen = new Set(codes);
  return options.filter((code) => chosen.has(code)).join(' ') || null;
}

/** The codes of an answer once another is chosen or no longer is: an exclusive one stands alone. */
export function choicesWith(
  value: string,
  code: string,
  chosen: boolean,
  { options, exclusive = [] }: Pick<ItemOf<'choices'>, 'options' | 'exclusive'>,
): string | null {
  const before = codesIn(value);
  if (!chosen)
    return choicesOf(
      before.filter((one) => one !== code),
      options,
    );
  const stay = exclusive.includes(code) ? [] : before.filter((one) => !exclusive.includes(one));
  return choicesOf([...stay, code], options);
}

const areRows = (codes: readonly string[]): boolean =>
  codes.every((code) => code !== '') && new Set(codes).size === codes.length;

/** Some of the options that its item lists, joined by one space in the order of the questionnaire. */
export const choices: TypeRow<'choices'> = {
  wire: 'codes',
  read: (raw, { options, ofRows, exclusive = [] }) => {
    if (typeof raw !== 'string') return undefined;
    // Of rows, any that there may ever have been: what opens options closes the others. They may have changed places.
    if (ofRows) return areRows(raw.split(' ')) ? raw : undefined;
    const places = placesOfCodes(options);
    const codes = raw.split(' ');
    let last = -1;
    for (const code of codes) {
      const at = places.get(code) ?? -1;
      if (at <= last) return undefined;
      last = at;
    }
    return codes.length > 1 && codes.some((code) => exclusive.includes(code)) ? undefined : raw;
  },
  codes: (value) => codesIn(`${value}`),
};
