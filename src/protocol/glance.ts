import * as z from 'zod/mini';
import { instant } from './instant.ts';
import { caseState } from './invitation.ts';

const count = z.int().check(z.gte(0));
const minutes = z.number().check(z.gte(0));
const days = z.array(z.object({ day: z.string(), count }));

/** How long something took: of how many responses, and a quarter, a half and three quarters of them at most so long. */
const spread = z.object({ number: count, quartiles: z.optional(z.tuple([minutes, minutes, minutes])) });
export type Spread = z.infer<typeof spread>;

/** What intake found in the responses to a questionnaire, all of its versions together. */
const found = z.object({
  id: z.string(),
  /** Of how many responses. */
  number: count,
  measured: spread,
  declared: spread,
  /** How many took at least `from` minutes and less than `to`; the last one has no end. */
  bins: z.array(z.object({ from: minutes, to: z.optional(minutes), measured: count, declared: count })),
  modules: z.array(z.extend(spread, { module: z.string() })),
  /** Soft checks that had a finding, by whether it was confirmed. */
  checks: z.array(z.object({ check: z.string(), open: count, confirmed: count })),
  /** Items that were left without an answer, by the reason; the one left most often first. */
  unanswered: z.array(z.object({ item: z.string(), unknown: count, refused: count, inapplicable: count })),
});
export type GlanceFindings = z.infer<typeof found>;

/** What came in, in numbers. A response that another one replaces is not among them, nor what was erased. */
export const glance = z.object({
  at: instant,
  /** By day (UTC) of arrival, the first one first. */
  days,
  languages: z.array(z.object({ language: z.string(), count })),
  questionnaires: z.array(z.object({ id: z.string(), version: z.string(), count })),
  /** The most used first; no version: all others together. */
  appVersions: z.array(z.object({ version: z.optional(z.string()), count })),
  /** By what was proven of who sent them. */
  senders: z.array(z.object({ sender: z.string(), count })),
  /** Encrypted for the holder of the key: nothing of them but counts is known here. */
  sealed: count,
  /** Made by a program, to try things out. */
  simulated: count,
  /** Not looked through yet, as after an upgrade: in the counts, and in nothing that needs their contents. */
  unread: count,
  found: z.array(found),
  /** The cases of the register. */
  cases: z.object({
    /** By how far each has come. */
    states: z.array(z.object({ state: caseState, count })),
    /** Those that have to answer: neither out of scope nor ceased. What follows is about them. */
    due: count,
    /** Those that have sent something with their own key. */
    delivered: count,
    /** By the day on which they first did. */
    deliveries: days,
    /** By their last day. */
    deadlines: days,
    languages: z.array(z.object({ language: z.string(), due: count, delivered: count })),
  }),
  refused: z.array(z.object({ problem: z.string(), count })),
  /** Drafts that an encrypted copy rests of. */
  drafts: count,
});
export type Glance = z.infer<typeof glance>;

/** The tables of it, which are also given as files. */
export const glanceTables = [
  'days',
  'states',
  'languages',
  'questionnaires',
  'app-versions',
  'senders',
  'refused',
  'minutes',
  'quartiles',
  'checks',
  'unanswered',
] as const;
export type GlanceTableName = (typeof glanceTables)[number];

/** What a questionnaire calls its parts, in a language. */
export const glanceWords = z.object({
  title: z.string(),
  /** In the order of the questionnaire. */
  modules: z.array(z.object({ module: z.string(), title: z.string() })),
  items: z.record(z.string(), z.string()),
  /** Each of the things that a check may say. */
  checks: z.record(z.string(), z.array(z.string())),
});
export type GlanceWords = z.infer<typeof glanceWords>;
