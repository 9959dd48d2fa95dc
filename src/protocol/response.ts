import * as z from 'zod/mini';
import { criterionStates } from '../engine/criterionStates.ts';
import { languageTag } from '../instrument/language.ts';
import { longestAddress, mostRows } from '../instrument/limits.ts';
import { optionCode } from '../instrument/optionCode.ts';
import { answerOrCodes, answerValue } from './answerValue.ts';
import { auditEvent, maxAuditEvents } from './audit.ts';
import { caseName, respondent } from './case.ts';
import { correction } from './correction.ts';
import { instant } from './instant.ts';
import { instrumentName, responseId } from './names.ts';
import { nonresponseReason } from './nonresponse.ts';

/** What an item, a question or a check is called: its address, where it stands in a row. */
export const itemId = z.string().check(z.minLength(1), z.maxLength(longestAddress));
const remark = z.string().check(z.maxLength(4000));

/** No questionnaire comes near this many items. */
export const maxItems = 10_000;
const count = z.int().check(z.gte(0));

/**
 * The time that the survey took: measured on the device, and declared by the respondent; not the latter where the
 * question on it is among the unanswered. Seconds and minutes as named.
 */
export const completion = z.strictObject({
  measuredSeconds: count,
  prefilledMinutes: z.int().check(z.gte(1)),
  declaredMinutes: z.optional(z.int().check(z.gte(1))),
  /**
   * The whole minutes that had been measured when the declared ones were last compared with them: when their question was
   * last opened or answered, or the review opened. Where the questionnaire has a check of that.
   */
  comparedMinutes: z.optional(count),
  changed: z.boolean(),
  sessions: z.int().check(z.gte(1)),
  moduleSeconds: z.record(itemId, count),
  idleLimitSeconds: z.int().check(z.gte(1)),
  gapsDiscarded: count,
});
export type Completion = z.infer<typeof completion>;

/** What stands before the answers, and behind them. */
export const head = {
  id: responseId,
  supersedes: z.optional(responseId),
  /** Of a corrected response; also where it supersedes none, since what it corrects was refused. */
  correction: z.optional(correction),
  instrument: instrumentName,
  case: z.optional(caseName),
  respondent: z.optional(respondent),
  language: languageTag,
};

export const rest = {
  notApplicable: z.array(itemId).check(z.maxLength(maxItems)),
  undetermined: z.optional(z.array(itemId).check(z.maxLength(maxItems))),
  unanswered: z.optional(
    z.array(
      z.strictObject({
        item: itemId,
        reason: nonresponseReason,
        remark: z.optional(remark),
      }),
    ),
  ),
  confirmed: z.optional(z.array(z.strictObject({ check: itemId, remark: z.optional(remark) }))),
  remarks: z.optional(z.array(z.strictObject({ question: itemId, text: remark }))),
  prefilled: z.optional(z.array(z.strictObject({ item: itemId, changed: z.boolean() }))),
  startedAt: instant,
  completedAt: instant,
  completion,
  audit: z.optional(z.array(auditEvent).check(z.maxLength(maxAuditEvents))),
  simulated: z.optional(z.boolean()),
  app: z.strictObject({ version: z.string().check(z.maxLength(100)) }),
};

/** What the second format has beside the first, where its questionnaire has rosters. */
export const ofRosters = {
  /** The ids of the rows of each roster that is asked, in order, by its address. */
  rows: z.optional(z.record(itemId, z.array(optionCode).check(z.maxLength(mostRows)))),
  /** What was given when it was begun and its questionnaire reads: the day, what the invitation says of the case. */
  given: z.optional(z.record(itemId, z.string().check(z.maxLength(200)))),
  /** What was computed on the device, by its address: the collector computes it again. */
  computed: z.optional(z.record(itemId, answerValue)),
  /** What the answers said of each criterion on the device, by its address, in the same way. */
  outcome: z.optional(z.record(itemId, z.enum(criterionStates))),
  /** How many items have each status, those in rows among them. */
  counts: z.optional(z.strictObject({ answers: count, notApplicable: count, undetermined: count, unanswered: count })),
};

/** The formats of responses; the second has answers that hold several codes, and rows. */
export const formats = ['veldwerk-response/1', 'veldwerk-response/2'] as const;
type SecondFormat = (typeof formats)[1];

/** A completed response as it travels. Unknown fields are refused. */
export const responseDocument = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal(formats[0]), ...head, answers: z.record(itemId, answerValue), ...rest }),
  z.strictObject({
    format: z.literal(formats[1]),
    ...head,
    answers: z.record(itemId, answerOrCodes),
    ...ofRosters,
    ...rest,
  }),
]);
export type WireDocument = z.infer<typeof responseDocument>;

/** A response as it is read: of either format, its answers as the engine has them. */
export type ResponseDocument = Omit<Extract<WireDocument, { format: SecondFormat }>, 'format' | 'answers'> & {
  format: (typeof formats)[number];
  answers: Record<string, string | number>;
};

/** A response document may have this many bytes at most. */
export const maxDocumentBytes = 1024 * 1024;
