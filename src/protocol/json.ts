import { fail, ok, type Result } from '../lib/result.ts';

/** Why bytes are no JSON that reads in one way only. */
export type JsonFault =
  | { readonly kind: 'not-utf-8' }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'repeated-name' | 'reserved-name'; readonly name: string };

/** Reads bytes as JSON (RFC 8259): UTF-8, no byte order mark, no name twice in an object, and none is `__proto__`. */
export function readJson(bytes: Uint8Array): Result<unknown, JsonFault> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return fail({ kind: 'not-utf-8' });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ kind: 'not-json' });
  }
  const fault = nameFault(text);
  return fault ? fail(fault) : ok(value);
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

/**
 * The first name that reads in more ways than one. Of a name that stands twice in an object `JSON.parse` takes the
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
