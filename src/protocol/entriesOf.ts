import { rowAddress } from '../instrument/rowAddress.ts';
import type { ResponseDocument } from './response.ts';

/** Wide enough for the rows of any roster: their places are compared as texts. */
const digits = 4;

const givenPrefix = 'given.';

/** What was given when a response was begun, as it travels: by its names alone. */
export const givenOf = (entries: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(entries).map(([path, value]) => [path.slice(givenPrefix.length), value]));

/** What a draft with the answers and rows of a response has entered: what its account is reckoned from. */
export function entriesOf({
  answers,
  rows = {},
  given = {},
}: Pick<ResponseDocument, 'answers' | 'rows' | 'given'>): ResponseDocument['answers'] {
  const places = Object.entries(rows).flatMap(([roster, ids]) =>
    ids.map((id, at): [string, string] => [rowAddress(roster, id), String(at).padStart(digits, '0')]),
  );
  // There is a row where `rows` says so, and nowhere else.
  const others = Object.entries(answers).filter(
    // Nor is anything given but what `given` says.
    ([address]) => !address.endsWith(']') && !address.startsWith(givenPrefix),
  );
  const set = Object.entries(given).map(([name, value]): [string, string] => [`${givenPrefix}${name}`, value]);
  return Object.fromEntries([...others, ...places, ...set]);
}
