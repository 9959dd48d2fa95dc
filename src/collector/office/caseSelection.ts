import type { CaseSelection, caseQuery } from '../../protocol/caseList.ts';
import type { OfficeAct } from '../../protocol/officeRecord.ts';
import { type CaseFilter, type ListedCase, listedCases } from '../caseList.ts';
import { endOfDay } from '../register/sample.ts';
import { type CaseRows, stateOf } from '../store/caseRows.ts';
import type { NewOfficeRecordLine } from '../store/officeRecordRows.ts';

/** The filter of a list of cases that is asked for so. */
export const filterOf = ({ until, ...filter }: ReturnType<typeof caseQuery.parse>): CaseFilter => ({
  ...filter,
  until: until === undefined ? undefined : endOfDay(until),
});

/** The same in words for the record; `*`: all. */
export const filterWords = ({ state, language, until }: CaseFilter): string =>
  [state, language, until?.slice(0, 10)].filter(Boolean).join(' ') || '*';

/** How something that was done to cases goes on record. */
interface ActOnCases {
  readonly of: CaseSelection;
  /** For one case that was named, or for all at once. */
  readonly whole: OfficeAct;
  /** For each of them, where they are many. */
  readonly part: OfficeAct;
  /** What is said of each. */
  readonly detail: string;
}

/**
 * The line for an act on cases as a whole: of one case that was named, with its name; of many, with their number and what
 * they were asked for by.
 */
export function wholeLine(
  { of, whole, detail }: ActOnCases,
  ids: readonly string[],
  line: (act: OfficeAct, about: { caseId?: string; detail: string }) => NewOfficeRecordLine,
): NewOfficeRecordLine {
  const [first, ...more] = ids;
  if ('cases' in of && of.cases.length === 1 && first !== undefined && more.length === 0)
    return line(whole, { caseId: first, detail });
  const asked = 'filter' in of ? filterWords(filterOf(of.filter)) : '';
  return line(whole, { detail: `${ids.length}: ${asked}: ${detail}` });
}

/** The lines for each of many cases; none where there is one that was named. */
export const partLines = (
  { of, part, detail }: ActOnCases,
  ids: readonly string[],
  line: (act: OfficeAct, about: { caseId?: string; detail: string }) => NewOfficeRecordLine,
): NewOfficeRecordLine[] =>
  'cases' in of && of.cases.length === 1 ? [] : ids.map((caseId) => line(part, { caseId, detail }));

/** The cases of a selection, as far as there are such. @param now ISO 8601 */
export async function* selectedCases(
  store: Pick<CaseRows, 'cases' | 'caseOf'>,
  of: CaseSelection,
  now: string,
): AsyncGenerator<ListedCase> {
  if ('filter' in of) return yield* listedCases(store, filterOf(of.filter), now);
  for (const id of new Set(of.cases)) {
    const record = await store.caseOf(id);
    if (record) yield { record, state: stateOf(record, now) };
  }
}
