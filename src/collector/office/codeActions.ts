import { forSpreadsheets, recordIn } from '../../export/csv.ts';
import { type CodeIssuing, codeIssue } from '../../protocol/caseList.ts';
import { newShortCode } from '../../protocol/shortCode.ts';
import { codeRow, invitationUrl } from '../register/newInvitation.ts';
import type { CaseRecord } from '../store/caseRows.ts';
import { type ActionOutcome, action, type OfficeAction } from './action.ts';
import { selectedCases, selectionWords } from './caseSelection.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { lineFor, type View, type ViewFile } from './view.ts';

/** Whether codes can be issued here, before anybody tries. */
export const codesView: View = {
  path: '/codes',
  right: 'issue',
  read: async ({ app, codeKey }: OfficeDependencies): Promise<CodeIssuing> => {
    const address = app();
    return { ready: codeKey() !== undefined && address !== undefined, ...(address !== undefined && { app: address }) };
  },
};

/**
 * New codes for cases, in a file for the letters and nowhere else. They end the earlier ones. A case that can not be begun
 * any more gets none.
 */
export const codeActions: readonly OfficeAction[] = [
  action('/codes-issue', 'issue', codeIssue, async (dependencies, request, { of }): Promise<ActionOutcome> => {
    const [key, app] = [dependencies.codeKey(), dependencies.app()];
    if (!key || app === undefined) return { kind: 'missing' };
    const line = lineFor(dependencies, request, 'codes-issued', selectionWords(of));
    const given: { record: CaseRecord; code: string }[] = [];
    for await (const { record } of selectedCases(dependencies.store, of, line.at))
      if (mayBegin(record, line.at)) given.push({ record, code: newShortCode() });
    if (given.length === 0) return { kind: 'missing' };
    const rows = given.map(({ record, code }) => codeRow(code, record.id, key, true));
    await dependencies.store.issueCodes(rows, line);
    const withContact = request.officer.rights.includes('contact');
    return { kind: 'file', file: lettersOf(given, app, withContact, line.at) };
  }),
];

/** Whether a letter to a case makes sense: nobody has marked it, and its last day is not past. */
const mayBegin = ({ mark, expiresAt }: CaseRecord, now: string): boolean =>
  mark === undefined && (expiresAt === undefined || expiresAt >= now);

function lettersOf(
  given: readonly { readonly record: CaseRecord; readonly code: string }[],
  app: string,
  withContact: boolean,
  at: string,
): ViewFile {
  const contact = ({ name, email }: CaseRecord) => (withContact ? [name ?? null, email ?? null] : []);
  const columns = [
    'case',
    'enterprise',
    'language',
    'expires',
    'code',
    'link',
    ...(withContact ? ['name', 'email'] : []),
  ];
  async function* lines(): AsyncGenerator<string> {
    yield forSpreadsheets.start + recordIn(forSpreadsheets, columns);
    for (const { record, code } of given) {
      const { id, enterpriseNumber = null, language = null, expiresAt } = record;
      const cells = [id, enterpriseNumber, language, expiresAt?.slice(0, 10) ?? null, code, invitationUrl(app, code)];
      yield recordIn(forSpreadsheets, [...cells, ...contact(record)]);
    }
  }
  return { name: `letters-${at.slice(0, 10)}.csv`, count: given.length, lines: lines() };
}
