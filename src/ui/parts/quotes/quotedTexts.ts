import { type Piece, piecesOf, type Quote, quotes, quotingParts } from '../../../instrument/quotes.ts';
import type { Texts } from '../../../instrument/texts.ts';

/** Says what stands for a quote; undefined: its fallback. */
type Say = (quote: Quote, texts: Texts) => string | undefined;

/** What turns the direction of writing: it would go on behind what is filled in. */
const turns = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const lineEnds = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * What was answered, as it stands within a text: on one line, and between marks that keep the direction of its letters, and
 * links, from what is around it.
 */
const setIn = (words: string): string => `\u2068${words.replaceAll(turns, '').replaceAll(lineEnds, ' ').trim()}\u2069`;

/** The words of an instrument, in which quotes read as what is said for them at that time; the rest is the same. */
export function quotedTexts(texts: Texts, say: Say): Texts {
  const told = (piece: Piece): string => {
    if (typeof piece === 'string') return piece;
    const words = say(piece, filled);
    return words === undefined ? piece.fallback : setIn(words);
  };
  const filled: Texts = { ...texts };
  for (const part of quotingParts) {
    const quoting = quotingIn(texts[part], told);
    if (quoting) Object.assign(filled, { [part]: quoting });
  }
  return filled;
}

/** A part in which each text that quotes is put together where it is read; undefined: it quotes nothing. */
function quotingIn(part: unknown, told: (piece: Piece) => string): object | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  let filled: object | undefined;
  for (const [key, inner] of Object.entries(part)) {
    const quoting = typeof inner === 'string' ? textIn(inner, told) : standing(quotingIn(inner, told));
    if (!quoting) continue;
    filled ??= Array.isArray(part) ? [...part] : { ...part };
    Object.defineProperty(filled, key, quoting);
  }
  return filled;
}

const standing = (value: object | undefined): PropertyDescriptor | undefined => value && { value };

function textIn(text: string, told: (piece: Piece) => string): PropertyDescriptor | undefined {
  if (!quotes(text)) return undefined;
  const { pieces } = piecesOf(text);
  return { get: () => pieces.map(told).join('') };
}
