/** What stands in a text for an answer: "{name|your enterprise}". */
export interface Quote {
  /** What is quoted: the name of an item. */
  readonly name: string;
  /** What stands there while there is no answer that counts. */
  readonly fallback: string;
}

/** A text in pieces: words as they are, and quotes. */
export type Piece = string | Quote;

/** Why a text cannot be read: at a character, counted from 0. */
export interface QuoteFault {
  readonly at: number;
  readonly fault: string;
}

/** A brace that stands for itself, a quote, or what begins as one. */
const braces = /\{\{|\{(?:([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)?)\|([^{}]+)\})?/g;

/** Whether a text may have something else in it than its own words. */
export const quotes = (text: string): boolean => text.includes('{');

/** A text in pieces, and what is wrong with it: what is no quote stays as it is written. */
export function piecesOf(text: string): { readonly pieces: readonly Piece[]; readonly faults: readonly QuoteFault[] } {
  const pieces: Piece[] = [];
  const faults: QuoteFault[] = [];
  let done = 0;
  for (const { 0: found, 1: name, 2: fallback, index } of text.matchAll(braces)) {
    pieces.push(text.slice(done, index));
    done = index + found.length;
    if (name !== undefined && fallback !== undefined) pieces.push({ name, fallback });
    else {
      pieces.push('{');
      if (found === '{') faults.push({ at: index, fault: 'a quote is written {name|what stands there without it}' });
    }
  }
  return { pieces: [...pieces, text.slice(done)].filter((piece) => piece !== ''), faults };
}

/** The parts of an instrument's words that may quote. */
export const quotingParts = [
  'modules',
  'sections',
  'questions',
  'items',
  'options',
  'lists',
  'checks',
  'rosters',
  'outcome',
] as const;

/** The texts somewhere within, each with where it stands. */
export function textsWithin(
  part: unknown,
  path: readonly PropertyKey[] = [],
): { path: readonly PropertyKey[]; text: string }[] {
  if (typeof part === 'string') return [{ path, text: part }];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, inner]) =>
    textsWithin(inner, [...path, Array.isArray(part) ? Number(key) : key]),
  );
}
