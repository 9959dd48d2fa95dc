import type { CaseSelection, caseQuery } from '../../protocol/caseList.ts';
import { type CaseFilter, type ListedCase, listedCases } from '../caseList.ts';
import { endOfDay } from '../register/sample.ts';
import { type CaseRows, stateOf } from '../store/caseRows.ts';

/** The filter of a list of cases that is asked for so. */
export const filterOf = ({ until, ...filter }: ReturnType<typeof caseQuery.parse>): CaseFilter => ({
  ...filter,
  until: until === undefined ? undefined : endOfDay(until),
});

/** The same in words for the record; `*`: all. */
export const filterWords = ({ state, language, until }: CaseFilter): string =>
  [state, language, until?.slice(0, 10)].filter(Boolean).join(' ') || '*';

/** A selection in words for the record: one case by its name stands there as such. */
export const selectionWords = (of: CaseSelection): { caseId?: string; detail: string } => {
  if ('filter' in of) return { detail: filterWords(filterOf(of.filter)) };
  const [first, ...more] = of.cases;
  return first !== undefined && more.length === 0 ? { caseId: first, detail: '1' } : { detail: `${of.cases.length}` };
};

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
