import type { Fault } from '../../instrument/faults.ts';
import { pathText } from '../../instrument/faults.ts';

/** What nobody sees, and what turns around what stands beside it; a text may have tabs and ends of lines. */
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const unseenInText = /(?![\t\r\n])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const mostFaults = 20;

/** Whether something on one line has a character that nobody sees, or that turns around what stands beside it. */
export const hasUnseen = (line: string): boolean => unseen.test(line);

/** A name as it can be shown in a terminal. */
export const shown = (name: string): string =>
  hasUnseen(name) ? JSON.stringify(name).replaceAll(new RegExp(unseen, 'gu'), '?') : name;

/** What is in a text that could not be shown as it stands; undefined: nothing. */
function oddIn(text: string): { readonly at: number; readonly fault: string } | undefined {
  const at = text.search(unseenInText);
  const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  if (at >= 0) return { at, fault: `has a control or direction character in it (U+${code})` };
  // With this flag a pair is one character, and half of one stands alone.
  const half = text.search(/\p{Cs}/u);
  return half >= 0 ? { at: half, fault: 'has half of a character in it (a lone surrogate)' } : undefined;
}

/**
 * The texts of a file that have in them what nobody sees: of no use to a respondent, and able to hide what they say. Said
 * before anything else, so that what is said later quotes no such thing.
 */
export function unseenFaults(data: unknown): Fault[] {
  const faults: Fault[] = [];
  const left: { readonly value: unknown; readonly path: readonly (string | number)[] }[] = [{ value: data, path: [] }];
  for (let next = left.pop(); next && faults.length < mostFaults; next = left.pop()) {
    const { value, path } = next;
    const place = pathText(path) || '(whole file)';
    if (typeof value === 'string') {
      const odd = oddIn(value);
      if (odd) faults.push({ place, ...odd });
    } else if (Array.isArray(value)) {
      for (const [at, part] of [...value.entries()].toReversed()) left.push({ value: part, path: [...path, at] });
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value).toReversed()) {
        const odd = oddIn(name);
        if (odd) faults.push({ place, fault: `a name ${odd.fault}` });
        else left.push({ value: part, path: [...path, name] });
      }
    }
  }
  return faults;
}
