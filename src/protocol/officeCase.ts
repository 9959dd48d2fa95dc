import * as z from 'zod/mini';
import { instant } from './instant.ts';
import { caseState } from './invitation.ts';
import { instrumentName } from './names.ts';
import { refusedFaults } from './refusedList.ts';

const count = z.int().check(z.gte(0));
const text = z.optional(z.string());

/** What a case or a response is looked for by. It travels in a body: no log and no history keeps it. */
export const caseSearch = z.strictObject({ words: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)) });

/** A response without its answers. */
export const responseHead = z.object({
  /** What its own page is asked for by: an id alone may be several senders'. */
  ref: z.string(),
  id: z.string(),
  code: z.string(),
  sha256: z.string(),
  receivedAt: instant,
  questionnaire: instrumentName,
  caseId: text,
  sender: z.enum(['proven', 'claimed', 'own', 'none']),
  /** The number of the token of the case that sent it. */
  token: z.optional(z.int()),
  sealed: z.boolean(),
  /** Whether another stands in its place. */
  hidden: z.boolean(),
  late: z.boolean(),
  otherSender: z.boolean(),
  reissued: z.boolean(),
  ingested: z.boolean(),
  /** The id of the response that it is a revision of, and where to find that. */
  supersedes: text,
  revises: text,
  /** When it was emptied by law. */
  erasedAt: z.optional(instant),
  /** Whether contact data were taken out of it by law. */
  altered: z.boolean(),
});
export type ResponseHead = z.infer<typeof responseHead>;

/** What was found: cases, and responses that belong to none. */
export const caseFinds = z.object({
  /** How many cases there are; not all of them come. */
  number: count,
  cases: z.array(
    z.object({
      id: z.string(),
      /** None: the register does not have it, and responses name it. */
      state: z.optional(caseState),
      enterpriseNumber: text,
      name: text,
    }),
  ),
  responses: z.array(responseHead),
});
export type CaseFinds = z.infer<typeof caseFinds>;

/** What happens to a case. */
export const caseEventKinds = [
  'case-added',
  'token-registered',
  'code-issued',
  'code-issued-again',
  'code-redeemed',
  'opened',
  'delivered',
  'claimed',
  'refused',
  'reopened',
  'request-heard',
  'token-revoked',
  'revoked',
  'erased',
  'response-erased',
  'contact-erased',
  'refusal-purged',
  'case-marked',
  'case-unmarked',
  'case-extended',
  'case-reinstated',
  'rival-chosen',
  'choice-undone',
] as const;
export type CaseEventKind = (typeof caseEventKinds)[number];

export const caseEvent = z.object({
  at: instant,
  kind: z.enum(caseEventKinds),
  /** Who at the office did it. */
  who: text,
  /** Why, or the number of a token, a receipt's code, a problem's name, a day. */
  detail: text,
});
export type CaseEvent = z.infer<typeof caseEvent>;

/** A correction that the office asked for, and what became of that. */
export const askedCorrection = z.object({
  at: instant,
  /** Who asked; undefined: somebody at the command line. */
  who: text,
  /** By language; undefined where the right to read them is missing. */
  messages: z.optional(z.record(z.string(), z.string())),
  items: z.array(z.string()),
  /** When a device of the case first heard of it. */
  heardAt: z.optional(instant),
  /** The first response that came for the case after it. */
  answer: z.optional(
    z.object({
      at: instant,
      code: z.string(),
      /** Its place in the chain of corrections: 2 corrects the first response. */
      revision: z.optional(z.int()),
    }),
  ),
});
export type AskedCorrection = z.infer<typeof askedCorrection>;

/** A case, with all that happened to it; no answers. */
export const officeCase = z.object({
  at: instant,
  id: z.string(),
  state: z.optional(caseState),
  questionnaire: text,
  enterpriseNumber: text,
  language: text,
  expiresAt: z.optional(instant),
  /** Name and e-mail address: undefined where the right to contact data is missing; nothing in it where there are none. */
  contact: z.optional(z.object({ name: text, email: text })),
  events: z.array(caseEvent),
  /** First to last. */
  requests: z.array(askedCorrection),
  tokens: z.array(
    z.object({
      number: z.int(),
      origin: z.enum(['enrol', 'hand', 'code', 'reissue']),
      weak: z.boolean(),
      createdAt: instant,
      revokedAt: z.optional(instant),
    }),
  ),
  codes: z.array(z.object({ issuedAt: instant, reissued: z.boolean(), redeemed: count, endedAt: z.optional(instant) })),
  /** The last ones, of so many. */
  number: count,
  responses: z.array(responseHead),
  refusals: z.array(
    z.object({
      id: z.string(),
      reason: z.string(),
      ...refusedFaults.shape,
      lastSeen: instant,
      times: count,
    }),
  ),
});
export type OfficeCase = z.infer<typeof officeCase>;
