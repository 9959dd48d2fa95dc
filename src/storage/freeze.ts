import { checkFindingsFrom } from '../engine/allFindings.ts';
import { confirmedChecks, countingIn } from '../engine/confirmedChecks.ts';
import { outcomeFrom, withCriteria } from '../engine/criterionStates.ts';
import type { Evaluation } from '../engine/evaluation.ts';
import { evaluationOf } from '../engine/evaluationOf.ts';
import { itemStatusesFrom, statusCountsOn } from '../engine/itemStatuses.ts';
import { rowAt } from '../engine/rosters/rostersOf.ts';
import { routeFrom } from '../engine/route.ts';
import { unansweredIn } from '../engine/stored.ts';
import type { Answers } from '../engine/value.ts';
import { rowOfAddress } from '../instrument/rowAddress.ts';
import type { Instrument } from '../instrument/schema.ts';
import { type Annotations, confirmationsIn, ofKind } from '../protocol/annotation.ts';
import type { AuditEvent } from '../protocol/audit.ts';
import { sha256, toHex } from '../protocol/digest.ts';
import { readEnterpriseNumber } from '../protocol/enterpriseNumber.ts';
import { givenOf } from '../protocol/entriesOf.ts';
import { type RecipientKey, sealedType } from '../protocol/recipient.ts';
import type { Completion, ResponseDocument, WireDocument } from '../protocol/response.ts';
import { sendTokenOf } from '../protocol/token.ts';
import type { OutboxRow, ResponseRow } from './rows.ts';

/** What goes into a response document beside the draft itself. */
export interface Completing {
  readonly instrument: Instrument;
  readonly row: ResponseRow;
  readonly answers: Answers;
  readonly annotations: Annotations;
  /** The audit trail, where the configuration asks for one. */
  readonly audit: readonly AuditEvent[];
  readonly completion: Completion;
  readonly completedAt: Date;
  readonly appVersion: string;
}

/** Draws up the document of a draft whose completion was found possible. */
export function documentOf(completing: Completing): ResponseDocument {
  const { instrument, row, answers, annotations, completion, completedAt, audit, appVersion } = completing;
  const silent = ofKind(annotations, 'unanswered');
  // On what travels: whoever judges the document finds the same.
  const evaluated = (whole: Instrument) =>
    evaluationOf(whole, { ...answers, ...row.given }, unansweredIn(annotations), completion.comparedMinutes);
  const evaluation = evaluated(instrument);
  const route = routeFrom(evaluation);
  const statuses = itemStatusesFrom(evaluation, route);
  const confirmed = confirmedChecks(
    checkFindingsFrom(evaluation),
    countingIn(evaluation),
    confirmationsIn(annotations),
  );
  return {
    format: 'veldwerk-response/1',
    id: row.id,
    ...(row.corrects?.supersedes && { supersedes: row.corrects.supersedes }),
    ...correctionOf(row, annotations),
    instrument: row.instrument,
    ...(row.case ? { case: row.case } : givenBy(row)),
    language: row.language,
    answers: statuses.answers,
    ...(row.given && { given: givenOf(row.given) }),
    ...(statuses.rows && { rows: statuses.rows, counts: statusCountsOn(route) }),
    ...(statuses.computed && { computed: statuses.computed }),
    ...(instrument.outcome && outcomeFrom(instrument, evaluated(withCriteria(instrument)))),
    notApplicable: [...statuses.notApplicable],
    ...unlessEmpty('undetermined', [...statuses.undetermined]),
    ...unlessEmpty(
      'unanswered',
      silent
        .filter(({ about }) => route.readings.get(about)?.kind === 'unanswered')
        .map(({ about: item, reason, remark }) => (remark ? { item, reason, remark } : { item, reason })),
    ),
    ...unlessEmpty('confirmed', confirmed),
    ...unlessEmpty(
      'remarks',
      ofKind(annotations, 'remark')
        // What was said in a row that is gone, or of a roster that is not asked, is kept, and goes nowhere.
        .filter(({ about, send, text }) => send && text.trim() !== '' && isRowThere(evaluation, about))
        .map(({ about: question, text }) => ({ question, text })),
    ),
    ...unlessEmpty(
      'prefilled',
      Object.entries(row.prefilled ?? {})
        .filter(([item]) => Object.hasOwn(statuses.answers, item))
        .map(([item, value]) => ({ item, changed: statuses.answers[item] !== value })),
    ),
    startedAt: row.startedAt,
    completedAt: completedAt.toISOString(),
    completion,
    ...unlessEmpty('audit', [...audit]),
    app: { version: appVersion },
  };
}

/** Why it corrects another response, and the time that went before its own. */
function correctionOf({ corrects }: ResponseRow, annotations: Annotations): Pick<ResponseDocument, 'correction'> {
  const [said] = ofKind(annotations, 'correction');
  if (!corrects || !said) return {};
  const { reason, remark } = said;
  const { earlierSeconds } = corrects;
  return {
    correction: { reason, ...(remark?.trim() && { remark }), ...(earlierSeconds !== undefined && { earlierSeconds }) },
  };
}

/** Whether something stands in no row, or in one that is there and asked. */
const isRowThere = (evaluation: Evaluation, address: string): boolean =>
  rowOfAddress(address) === undefined || rowAt(evaluation, address) !== undefined;

/** The enterprise that the respondent named, where the number is one. */
function givenBy({ enterpriseNumber = '', label }: ResponseRow): Pick<ResponseDocument, 'respondent'> {
  const number = readEnterpriseNumber(enterpriseNumber);
  if (number === undefined) return {};
  const name = label?.trim();
  return { respondent: { enterpriseNumber: number, ...(name ? { enterpriseName: name } : {}) } };
}

/** A member that is left out where it would be empty. */
const unlessEmpty = <Name extends string, Row>(name: Name, rows: Row[]) =>
  (rows.length > 0 ? { [name]: rows } : {}) as { [name in Name]?: Row[] };

/**
 * Freezes a document: its bytes and their digest, as they wait and as every attempt sends them; and of the
 * row's token the send token alone, which may rest readable on a locked device. `recipient`: whom it is sealed for.
 * Done before the transaction that completes the draft, since awaiting WebCrypto inside one ends it.
 */
export async function freeze(
  document: WireDocument,
  { token, endpoint }: Pick<ResponseRow, 'token' | 'endpoint'>,
  recipient?: RecipientKey,
): Promise<OutboxRow> {
  const bytes = recipient
    ? await import('../protocol/sealed.ts').then(({ sealResponse }) => sealResponse(document, recipient))
    : new TextEncoder().encode(JSON.stringify(document));
  return {
    id: document.id,
    bytes,
    sha256: toHex(await sha256(bytes)),
    queuedAt: document.completedAt,
    state: 'queued',
    attempts: 0,
    nextAttemptAt: 0,
    ...(token !== undefined && { [document.case ? 'token' : 'own']: await sendTokenOf(token) }),
    ...(endpoint !== undefined && { endpoint }),
    instrument: document.instrument.id,
    ...(recipient && { media: sealedType }),
  };
}
