import type { Cell } from '../export/csv.ts';
import type { CaseStanding } from '../protocol/caseList.ts';
import type { CaseState } from '../protocol/invitation.ts';
import { type CaseRecord, type CaseRows, stateOf } from './store/caseRows.ts';
import type { GlanceRows } from './store/glanceRows.ts';

/** Which cases are listed. */
export interface CaseFilter {
  readonly state?: CaseStanding | undefined;
  /** Those that may be begun until this moment (ISO 8601) or an earlier one. */
  readonly until?: string | undefined;
  readonly language?: string | undefined;
  readonly instrument?: string | undefined;
}

/** A case, and how far it has come. */
export interface ListedCase {
  readonly record: CaseRecord;
  readonly state: CaseState;
}

/** The states of a case that has to answer and has not. */
const outstanding: ReadonlySet<CaseState> = new Set(['invited', 'opened', 'refused', 'reopened', 'expired']);

/** The columns of a list of cases. */
export const caseListColumns = [
  ...['case', 'instrument', 'enterprise', 'name', 'language', 'state'],
  ...['created', 'opened', 'delivered', 'refused', 'expires', 'revoked'],
] as const;

/** The cells of a case in these columns. */
export const caseCells = ({ record: of, state }: ListedCase): Cell[] => [
  ...[of.id, of.instrumentId, of.enterpriseNumber ?? null, of.name ?? null, of.language ?? null, state, of.createdAt],
  ...[of.openedAt, of.deliveredAt, of.refusedAt, of.expiresAt, of.revokedAt].map((time) => time ?? null),
];

/** How many cases a filter lets through, from counts alone. @param now ISO 8601: what has expired by then */
export async function countCases(
  store: Pick<GlanceRows, 'countedCases'>,
  { state, language, until }: Omit<CaseFilter, 'instrument'>,
  now: string,
): Promise<number> {
  let sum = 0;
  for await (const page of store.countedCases(now))
    for (const { number, deadline = '~', ...of } of page)
      if (
        isOfState(of.state, state) &&
        (language === undefined || of.language === language) &&
        (until === undefined || deadline <= until.slice(0, 10))
      )
        sum += number;
  return sum;
}

const isOfState = (its: CaseState, wanted: CaseStanding | undefined): boolean =>
  wanted === undefined || (wanted === 'outstanding' ? outstanding.has(its) : its === wanted);

/** The cases of the register that a filter lets through, by their id. @param now ISO 8601: what has expired by then */
export async function* listedCases(
  store: Pick<CaseRows, 'cases'>,
  { state, language, instrument, until }: CaseFilter,
  now: string,
): AsyncGenerator<ListedCase> {
  for await (const record of store.cases()) {
    const its = stateOf(record, now);
    if (!isOfState(its, state)) continue;
    if (until !== undefined && (record.expiresAt ?? '~') > until) continue;
    if (language !== undefined && record.language !== language) continue;
    if (instrument !== undefined && record.instrumentId !== instrument) continue;
    yield { record, state: its };
  }
}
