import { fail, ok, type Result } from '../lib/result.ts';

/** Why bytes are not JSON, not unambiguous, or above the bounds. */
export type JsonFault =
  | { readonly kind: 'not-utf-8' }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'too-much' }
  | { readonly kind: 'repeated-name' | 'reserved-name'; readonly name: string };

/** Bounds: names in all, members of one object or array, and depth of nesting. */
export interface JsonBounds {
  readonly names: number;
  readonly members: number;
  readonly depth: number;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads bytes as JSON (RFC 8259): UTF-8, no byte order mark, no name twice in an object, and none is `__proto__`.
 * @param most what is above these bounds is not parsed, since even a small text can take long
 */
export function readJson(bytes: Uint8Array, most?: JsonBounds): Result<unknown, JsonFault> {
  const counted = namesIn(bytes, most);
  if (counted === undefined) return fail({ kind: 'too-much' });
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    // The decoder has one fault, and the name given to it says it.
    return fail({ kind: 'not-utf-8' });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What the parser says quotes the text, where an answer may stand.
    return fail({ kind: 'not-json' });
  }
  // A repeated name is parsed once, so the counts differ. With escapes they prove nothing: V8 (13.6) can make up a name.
  if (!counted.escaped && countNames(value) === counted.names) return ok(value);
  const fault = nameFault(text);
  return fault ? fail(fault) : ok(value);
}

const [quote, backslash, colon, comma] = [0x22, 0x5c, 0x3a, 0x2c];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const unbounded: JsonBounds = { names: Infinity, members: Infinity, depth: Infinity };

/** Names in a text: how many, and whether one of them has an escape. */
interface Names {
  readonly names: number;
  readonly escaped: boolean;
}

/** Counts the names of a text, which are its colons outside strings; undefined where there is too much of anything. */
function namesIn(bytes: Uint8Array, { names: most, members, depth }: JsonBounds = unbounded): Names | undefined {
  let names = 0;
  let hasEscape = false;
  let escaped = false;
  const counts: number[] = [];
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) {
      hasEscape = false;
      for (at += 1; at < bytes.length && bytes[at] !== quote; at += 1) {
        if (bytes[at] !== backslash) continue;
        hasEscape = true;
        at += 1;
      }
    } else if (byte === colon) {
      names += 1;
      escaped ||= hasEscape;
      if (names > most) return undefined;
    } else if (byte === comma) {
      count += 1;
      if (count >= members) return undefined;
    } else if (byte === openBrace || byte === openBracket) {
      counts.push(count);
      count = 0;
      if (counts.length > depth) return undefined;
    } else if (byte === closeBrace || byte === closeBracket) count = counts.pop() ?? 0;
  }
  return { names, escaped };
}

/** Counts the names in a value; -1 where one of them is reserved. */
function countNames(value: unknown): number {
  let names = 0;
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) {
      for (const part of next) if (typeof part === 'object') left.push(part);
      continue;
    }
    for (const name in next) {
      if (name === '__proto__') return -1;
      names += 1;
      const part = (next as Readonly<Record<string, unknown>>)[name];
      if (typeof part === 'object') left.push(part);
    }
  }
  return names;
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

/**
 * The first ambiguous name. Of a name that stands twice in an object `JSON.parse` takes the
 * last, others the first; `__proto__` is left out by zod. Either way the bytes would say more than what was checked.
 */
function nameFault(json: string): JsonFault | undefined {
  const open: (Set<string> | undefined)[] = [];
  let atName = false;
  for (const [token] of json.matchAll(tokens)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ',' && atName) {
      const name = String(JSON.parse(token));
      if (name === '__proto__') return { kind: 'reserved-name', name };
      if (open.at(-1)?.has(name)) return { kind: 'repeated-name', name };
      open.at(-1)?.add(name);
    }
    atName = token === '{' || (token === ',' && open.at(-1) !== undefined);
  }
  return undefined;
}
