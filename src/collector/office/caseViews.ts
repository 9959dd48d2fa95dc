import { forSpreadsheets, recordIn } from '../../export/csv.ts';
import { caseQuery, type OfficeCases, shownCases } from '../../protocol/caseList.ts';
import type { OfficeAct } from '../../protocol/officeRecord.ts';
import { isSimulatedCase } from '../../protocol/simulatedCase.ts';
import { type CaseFilter, caseCells, caseListColumns, countCases, type ListedCase, listedCases } from '../caseList.ts';
import { filterOf, filterWords } from './caseSelection.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { lineFor, type OfficeRequest, type View, type ViewFile } from './view.ts';

/** The lists of cases: who has not answered, and whom to write to. They have names, so they are on record. */
export const caseViews: readonly View[] = [
  { path: '/cases', right: 'contact', read: readCases },
  { path: '/cases.csv', right: 'contact', file: caseFile },
];

const filterIn = ({ query }: OfficeRequest): CaseFilter =>
  filterOf(caseQuery.parse({ state: query('state'), language: query('language'), until: query('until') }));

/** How many cases a further page leaves out at the beginning. */
function skippedIn({ query }: OfficeRequest): number {
  const text = query('skip') ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** Puts it on record that somebody reads cases, before any is given. Never which ones. */
const record = (dependencies: OfficeDependencies, request: OfficeRequest, act: OfficeAct, filter: CaseFilter) =>
  dependencies.store.recordOffice(lineFor(dependencies, request, act, { detail: filterWords(filter) }));

async function readCases(dependencies: OfficeDependencies, request: OfficeRequest): Promise<OfficeCases> {
  const { store, now } = dependencies;
  const filter = filterIn(request);
  await record(dependencies, request, 'cases-read', filter);
  const at = now().toISOString();
  const cases: OfficeCases['cases'] = [];
  // Counted first, so that no more cases are read than are shown.
  const number = await countCases(store, filter, at);
  const skip = skippedIn(request);
  const most = Math.min(number - skip, shownCases);
  if (most <= 0) return { at, number, cases };
  let passed = 0;
  for await (const one of listedCases(store, filter, at)) {
    passed += 1;
    if (passed > skip) cases.push(shown(one));
    if (cases.length === most) break;
  }
  return { at, number, cases };
}

function shown({ record: of, state }: ListedCase): OfficeCases['cases'][number] {
  const { id, enterpriseNumber, name, language, openedAt, deliveredAt, expiresAt } = of;
  return {
    ...{ id, state },
    ...(enterpriseNumber !== undefined && { enterpriseNumber }),
    ...(name !== undefined && { name }),
    ...(language !== undefined && { language }),
    ...(openedAt !== undefined && { openedAt }),
    ...(deliveredAt !== undefined && { deliveredAt }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

/** The same as a file for spreadsheets, with e-mail addresses: for a letter or a reminder. */
async function caseFile(dependencies: OfficeDependencies, request: OfficeRequest): Promise<ViewFile> {
  const { store, now } = dependencies;
  const filter = filterIn(request);
  await record(dependencies, request, 'cases-exported', filter);
  const at = now().toISOString();
  async function* lines(): AsyncGenerator<string> {
    yield forSpreadsheets.start + recordIn(forSpreadsheets, [...caseListColumns, 'email', 'simulated']);
    for await (const one of listedCases(store, filter, at))
      yield recordIn(forSpreadsheets, [...caseCells(one), one.record.email ?? null, isSimulatedCase(one.record)]);
  }
  return { name: `cases-${at.slice(0, 10)}.csv`, lines: lines() };
}
