import * as z from 'zod/mini';
import { language } from '../instrument/language.ts';
import { instant } from './instant.ts';

/** What a message of an office must not have: nobody who reads it is to be led anywhere by it. */
const led = {
  address: /\bhttps?:|\bwww\.|[\p{L}\d-]+\.\p{L}{2,}\b/iu,
  mail: /\S@\S/u,
  account: /\b[A-Z]{2}\d{2}(?:[ .-]?[A-Z\d]{4}){2,}/iu,
  telephone: /(?:\+\d|\b0)(?:[ ./()-]{0,2}\d){7,}/u,
} as const;

/** Why a message is not sent: too long, characters that change how it reads, or something in it that leads elsewhere. */
export type MessageFault = 'length' | 'characters' | keyof typeof led;

/** The most characters of a message. */
export const maxMessageLength = 500;

/** What is wrong with a message to a respondent; undefined: nothing. */
export function messageFault(text: string): MessageFault | undefined {
  if (text.trim() === '' || text.length > maxMessageLength) return 'length';
  if (/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u.test(text)) return 'characters';
  // As it is read: a blank or a sign of another kind looks the same, and what has no width is not seen.
  const read = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  return (Object.keys(led) as (keyof typeof led)[]).find((name) => led[name].test(read));
}

const message = z.string().check(z.refine((text) => messageFault(text) === undefined));
const item = z.string().check(z.minLength(1), z.maxLength(200));

/** The most items that a correction is asked of. */
export const maxAskedItems = 50;

/** Asks for a correction of what a case has delivered: why, in the respondent's languages, and which items it is about. */
export const correctionAsking = z.strictObject({
  messages: z.partialRecord(language, message).check(z.refine((all) => Object.keys(all).length > 0)),
  items: z._default(z.array(item).check(z.maxLength(maxAskedItems)), []),
});
export type CorrectionAsking = z.infer<typeof correctionAsking>;

/** The same, as a device hears of it. Members that we do not know are let through. */
export const correctionRequest = z.object({
  at: instant,
  messages: z.record(z.string(), z.string()),
  items: z.array(z.string()),
});
export type CorrectionRequest = z.infer<typeof correctionRequest>;
