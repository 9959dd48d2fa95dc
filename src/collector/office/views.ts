import type { OfficeRecord } from '../../protocol/officeRecord.ts';
import { lastNumber } from '../store/officeRecordRows.ts';
import { caseView } from './caseView.ts';
import { caseViews } from './caseViews.ts';
import { codesView } from './codeActions.ts';
import { exportTablesView, exportView } from './exportActions.ts';
import { glanceViews } from './glanceViews.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { questionnaireViews } from './questionnaireViews.ts';
import { refusedViews } from './refusedView.ts';
import { responseView } from './responseView.ts';
import { rivalsView } from './rivalsView.ts';
import type { OfficeRequest, View } from './view.ts';

/** How many lines of the record come at once. */
const linesInOnePage = 100;

/** Every view. A path that is not here does not exist. */
export const views: readonly View[] = [
  ...glanceViews,
  ...questionnaireViews,
  ...caseViews,
  caseView,
  responseView,
  rivalsView,
  ...refusedViews,
  codesView,
  exportView,
  exportTablesView,
  { path: '/record', right: 'decide', read: readRecord },
];

async function readRecord({ store }: OfficeDependencies, { query }: OfficeRequest): Promise<OfficeRecord> {
  const before = /^\d{1,10}$/.exec(query('before') ?? '')?.[0] ?? lastNumber;
  const [lines, tokens] = await Promise.all([
    store.officeRecord(linesInOnePage + 1, Math.min(Number(before), lastNumber)),
    store.officeTokens(),
  ]);
  const names = new Map(tokens.map(({ number, name }) => [number, name]));
  return {
    lines: lines.slice(0, linesInOnePage).map(({ number, at, token, act, caseId, detail }) => {
      const name = names.get(token);
      return {
        ...{ number, at, act },
        ...(name !== undefined && { name }),
        ...(caseId !== undefined && { caseId }),
        ...(detail !== undefined && { detail }),
      };
    }),
    more: lines.length > linesInOnePage,
  };
}
