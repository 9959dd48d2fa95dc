import * as z from 'zod/mini';
import { annotation } from '../protocol/annotation.ts';
import { auditEvent } from '../protocol/audit.ts';
import { caseName } from '../protocol/case.ts';
import { instant } from '../protocol/instant.ts';
import { measuredTime } from '../protocol/measuredTime.ts';
import { instrumentName, responseId } from '../protocol/names.ts';
import { keptReceipt } from '../protocol/receipt.ts';
import { sealedType } from '../protocol/recipient.ts';

const seq = z.int().check(z.gte(1));
const count = z.int().check(z.gte(0));

/** A response on this device. `seq` counts its changes; `place` is where the respondent was. */
export const responseRow = z.object({
  id: responseId,
  instrument: instrumentName,
  /** The digest of the published document that it was begun in: it opens with no other. */
  sha256: z.optional(z.string()),
  language: z.string(),
  startedAt: instant,
  changedAt: instant,
  seq,
  state: z.enum(['draft', 'complete']),
  completedAt: z.optional(instant),
  place: z.optional(z.string()),
  /** The respondent's own name for it. It stays on the device. */
  label: z.optional(z.string()),
  /** The measured minutes that were offered when the question on time first opened. */
  prefilledMinutes: z.optional(z.int().check(z.gte(1))),
  /** The whole minutes measured that the declared ones were last compared with. */
  comparedMinutes: z.optional(count),
  /** What was given when it was begun and its questionnaire reads, by the names of expressions. */
  given: z.optional(z.record(z.string(), z.string())),
  /** It was brought in from a file of another device: its answers are not here. */
  carried: z.optional(z.literal(true)),
  /** Whom it is about, where an enrolment said so. */
  case: z.optional(caseName),
  /** The number of the enterprise as the respondent typed it, where no invitation says for whom it is. */
  enterpriseNumber: z.optional(z.string().check(z.maxLength(40))),
  /** The case's bearer token, as an invitation brought it; its own where it has no case. Older ones have none. */
  token: z.optional(z.string()),
  /** The URL of the endpoint that the case's token is for. */
  endpoint: z.optional(z.string()),
  /** The short code of its invitation. Without a case: it is still to be redeemed. */
  code: z.optional(z.string()),
  /** What the office knows already, as long as it is encrypted under an access code. */
  known: z.optional(z.string()),
  /** What the office knows already, by item: shown, and no answer before the respondent says so. */
  prefilled: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  /**
   * Which response of this device it corrects, and which one at the collector it supersedes: none where that was refused.
   * `earlierSeconds`: what was measured for those before it, where it is known.
   */
  corrects: z.optional(
    z.object({ id: responseId, supersedes: z.optional(responseId), earlierSeconds: z.optional(count) }),
  ),
  /** The corrections that the office has asked for; whoever shows them parses them. */
  asked: z.optional(z.array(z.unknown())),
  /** The response that corrects it: begun, completed, or gone by now. */
  correctedBy: z.optional(responseId),
});
export type ResponseRow = z.infer<typeof responseRow>;

/**
 * What the office knows already of a response, apart from its row, which is written at every change. Rows of earlier
 * versions, and those that were brought in, have it in themselves until the next change.
 */
export const prefilledRow = z.object({
  response: responseId,
  prefilled: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type PrefilledRow = z.infer<typeof prefilledRow>;

/** One answer. Null: cleared. What was typed stays as typed where it is no wire value yet. */
export const answerRow = z.object({
  response: responseId,
  item: z.string(),
  value: z.nullable(z.union([z.string(), z.number()])),
  seq,
});
export type AnswerRow = z.infer<typeof answerRow>;

/** An annotation of a response. */
export const annotationRow = z.object({ response: responseId, name: z.string(), seq, annotation });
export type AnnotationRow = z.infer<typeof annotationRow>;

/** One event of a response's audit trail. */
export const trailRow = z.object({ key: z.optional(z.number()), response: responseId, event: auditEvent });
export type TrailRow = z.infer<typeof trailRow>;

/** The time measured on a response so far, here; and what other devices have measured, by device. */
export const timeRow = z.object({
  response: responseId,
  ...measuredTime.shape,
  /** When time last counted, in milliseconds since 1970: an earlier app did not keep that. */
  countedAt: z.optional(z.number()),
  elsewhere: z.optional(z.record(z.string(), measuredTime)),
});
export type TimeRow = z.infer<typeof timeRow>;

/** Why an entry of the outbox does not travel: as the collector gave it. */
export const refusal = z.object({
  name: z.string(),
  detail: z.optional(z.string()),
  errors: z.array(z.object({ item: z.optional(z.string()), fault: z.string(), check: z.optional(z.string()) })),
});
export type Refusal = z.infer<typeof refusal>;

/** A frozen response that waits to be delivered. Every attempt sends these bytes. */
export const outboxRow = z.object({
  id: responseId,
  bytes: z.instanceof(Uint8Array),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  queuedAt: instant,
  state: z.enum(['queued', 'paused', 'refused']),
  attempts: count,
  /** Epoch milliseconds before which no attempt is made by itself. */
  nextAttemptAt: z.number(),
  /** When the last attempt was made: a clock that stands before it was set back. */
  lastAttemptAt: z.optional(z.number()),
  /** Whether the office said when to come again. */
  askedToWait: z.optional(z.boolean()),
  refusal: z.optional(refusal),
  /** Why the receipt that came last is not believed, where one came. */
  receiptFault: z.optional(z.string()),
  /** The case's send token: good for delivering and nothing else. Older versions left the token itself here. */
  token: z.optional(z.string()),
  /** The send token of its own, where it has no case. */
  own: z.optional(z.string()),
  /** The URL of the only endpoint that the case's send token may go to. */
  endpoint: z.optional(z.string()),
  /** The id of its questionnaire, which may have an endpoint of its own. Older versions left it out. */
  instrument: z.optional(z.string()),
  /** What the bytes are, where they are sealed for the office. */
  media: z.optional(z.literal(sealedType)),
  /** A receipt of these bytes that came in a file: it is shown, and ends nothing. */
  brought: z.optional(keptReceipt),
});
export type OutboxRow = z.infer<typeof outboxRow>;

export const receiptRow = keptReceipt;
export type ReceiptRow = z.infer<typeof receiptRow>;

/** What the app and its worker keep between starts, by name; each reader parses its own value. */
export const settingRow = z.object({ name: z.string(), value: z.unknown() });
export type SettingRow = z.infer<typeof settingRow>;

/** A row that could not be read, kept as it was found: shown, and offered for export. */
export interface UnreadableRow {
  readonly key?: number;
  readonly table: string;
  readonly row: unknown;
}
