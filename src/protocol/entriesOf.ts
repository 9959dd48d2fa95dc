import { rowAddress } from '../instrument/rowAddress.ts';
import type { ResponseDocument } from './response.ts';

/** Wide enough for the rows of any roster: their places are compared as texts. */
const digits = 4;

/** What a draft with the answers and rows of a response has entered: what its account is reckoned from. */
export function entriesOf({
  answers,
  rows = {},
}: Pick<ResponseDocument, 'answers' | 'rows'>): ResponseDocument['answers'] {
  const places = Object.entries(rows).flatMap(([roster, ids]) =>
    ids.map((id, at): [string, string] => [rowAddress(roster, id), String(at).padStart(digits, '0')]),
  );
  // There is a row where `rows` says so, and nowhere else.
  const others = Object.entries(answers).filter(([address]) => !address.endsWith(']'));
  return Object.fromEntries([...others, ...places]);
}
