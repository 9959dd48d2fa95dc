import * as z from 'zod/mini';
import { languageTag } from '../instrument/language.ts';
import { longestAddress } from '../instrument/limits.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import { answerValue } from './answerValue.ts';
import { caseName } from './case.ts';
import { bearerToken } from './config.ts';
import { warnIgnoredFields } from './ignoredFields.ts';

/**
 * What an office gives a respondent to begin with: whom the response is for, the token to send it with, the language,
 * and what it knows already. Travels in the fragment of an address, or as a code to type. Unknown fields are ignored,
 * as those of the configuration are.
 */
export const enrolment = z.object({
  format: z.literal('veldwerk-enrolment/1'),
  /** The questionnaire; any on offer where it is left out. */
  instrument: z.optional(z.string()),
  case: z.object(caseName.shape),
  /** The enterprise, by its name. */
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(300))),
  token: z.optional(bearerToken),
  language: z.optional(languageTag),
  prefilled: z.optional(z.record(z.string().check(z.maxLength(longestAddress)), answerValue)),
});
export type Enrolment = z.infer<typeof enrolment>;

/** Why an enrolment cannot be read: it is malformed, a code is needed and not given, or the code is wrong. */
export type EnrolmentFault = 'unreadable' | 'locked' | 'wrong-code';

/** Whether an enrolment's text is encrypted: a compact JWE has five parts. */
export const isEncrypted = (text: string): boolean => text.split('.').length === 5;

/** An enrolment as text for the fragment of a URL. */
export function enrolmentText(of: Enrolment): string {
  const bytes = new TextEncoder().encode(JSON.stringify(of));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** Reads the JSON text of an enrolment. */
export function parseEnrolment(json: string): Result<Enrolment, 'unreadable'> {
  try {
    const data: unknown = JSON.parse(json);
    const parsed = enrolment.safeParse(data);
    if (!parsed.success) return fail('unreadable');
    warnIgnoredFields('invitation', enrolment, data, parsed.data);
    return ok(parsed.data);
  } catch {
    // Not JSON: what the parser says quotes the text, where a token stands.
    return fail('unreadable');
  }
}

/** Reads the text of an enrolment that is not encrypted. */
export function readEnrolment(text: string): Result<Enrolment, 'unreadable'> {
  try {
    const binary = atob(text.trim().replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return parseEnrolment(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Not base64url, or not UTF-8.
    return fail('unreadable');
  }
}
