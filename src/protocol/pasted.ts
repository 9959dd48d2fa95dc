import { type Enrolment, isEncrypted, readEnrolment } from './enrolment.ts';
import { looksLikeShortCode, readShortCode } from './shortCode.ts';

/** What a respondent pasted or typed as an invitation. `slip`: a short code with a typing error. */
export type Pasted =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'slip' }
  | { readonly kind: 'plain'; readonly text: string; readonly enrolment: Enrolment }
  | { readonly kind: 'locked'; readonly text: string }
  | { readonly kind: 'unreadable' };

/** Decodes percent-encoded characters; broken escapes stay. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      // Not UTF-8: a text that somebody typed.
      return escapes;
    }
  });
}

/** Whether what does not read may be a link or an invitation's text that was cut, rather than something else. */
export const looksLikeLink = (typed: string): boolean => /[/#%]|\S{25}/.test(typed);

/** Runs of the characters of an invitation, without full stops around them. */
const runsIn = (text: string): string[] =>
  [...text.matchAll(/[\w.-]+/g)].map(([run]) => run.replace(/^\.+|\.+$/g, '')).filter((run) => run !== '');

/** Candidates for the invitation in a text: what follows `enrol/` in a link, then the longest run. */
function candidatesIn(text: string): string[] {
  const apart = text.replace(/https?:/g, ' $&');
  const behind = apart.split(/enrol\/+/).slice(1);
  const longest = runsIn(apart).toSorted((left, right) => right.length - left.length)[0];
  return [...behind.flatMap((part) => runsIn(part).slice(0, 2)), ...(longest ? [longest] : [])];
}

/** Whether an encrypted text is complete: it begins with a readable header, and ends with a tag of 16 bytes. */
function isWhole(text: string): boolean {
  if (!isEncrypted(text) || !/\.[\w-]{22}$/.test(text)) return false;
  try {
    const header: unknown = JSON.parse(atob((text.split('.')[0] ?? '').replaceAll('-', '+').replaceAll('_', '/')));
    return typeof header === 'object' && header !== null && 'alg' in header;
  } catch {
    // Not base64url, or not JSON: it is not whole.
    return false;
  }
}

function readRun(run: string): Pasted | undefined {
  const code = readShortCode(run);
  if (code !== undefined) return { kind: 'code', code };
  if (isWhole(run)) return { kind: 'locked', text: run };
  const read = readEnrolment(run);
  return read.ok ? { kind: 'plain', text: run, enrolment: read.value } : undefined;
}

/**
 * Reads what was pasted or typed: a short code, or an invitation's text, alone, in its link or in a letter, also as mail
 * programs change it: broken into lines, in quotes, followed by a full stop or a tracking parameter.
 */
export function readPasted(typed: string): Pasted {
  const code = readShortCode(typed);
  if (code !== undefined) return { kind: 'code', code };
  if (looksLikeShortCode(typed)) return { kind: 'slip' };
  // A line that was too long ends with an equals sign in mail's own encoding, which writes that sign as "=3D".
  const joined = decoded(typed.replace(/=\s*[\r\n]+/g, '').replaceAll('=3D', '='));
  const readings = [joined, joined.replace(/[\r\n]+\s*/g, ''), joined.replace(/\s+/g, '')];
  const candidates = readings.flatMap(candidatesIn).flatMap((run) => [run, run.replace(/^3D/, '')]);
  for (const run of candidates) {
    const read = readRun(run);
    if (read) return read;
  }
  return candidates.some(looksLikeShortCode) ? { kind: 'slip' } : { kind: 'unreadable' };
}
