import { forSpreadsheets, recordIn } from '../../export/csv.ts';
import { type CodeIssuing, codeIssue } from '../../protocol/caseList.ts';
import { newShortCode } from '../../protocol/shortCode.ts';
import { isSimulatedCase } from '../../protocol/simulatedCase.ts';
import { codeRow, invitationUrl } from '../register/newInvitation.ts';
import type { CaseRecord } from '../store/caseRows.ts';
import { type ActionOutcome, action, type OfficeAction } from './action.ts';
import { partLines, selectedCases, wholeLine } from './caseSelection.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { linesFor, type View, type ViewFile } from './view.ts';

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
  action('/codes-issue', 'issue', codeIssue, async (dependencies, request, { of, why }): Promise<ActionOutcome> => {
    const [key, app] = [dependencies.codeKey(), dependencies.app()];
    if (!key || app === undefined) return { kind: 'missing' };
    const at = dependencies.now().toISOString();
    const line = linesFor(dependencies, request);
    const act = { of, whole: 'codes-issued', part: 'code-issued', detail: why } as const;
    const invited: CaseRecord[] = [];
    for await (const { record } of selectedCases(dependencies.store, of, at))
      if (mayBegin(record, at)) invited.push(record);
    if (invited.length === 0) return { kind: 'missing' };
    const ids = invited.map(({ id }) => id);
    await dependencies.store.recordOffice(wholeLine(act, ids, line));
    const withContact = request.officer.rights.includes('contact');
    const issue = async (some: readonly CaseRecord[]): Promise<Letter[]> => {
      const letters = some.map((record) => ({ record, code: newShortCode() }));
      const rows = letters.map(({ record, code }) => codeRow(code, record.id, key, true));
      const given = some.map(({ id }) => id);
      await dependencies.store.issueCodes(rows, at, partLines(act, given, line));
      return letters;
    };
    return { kind: 'file', file: lettersOf(invited, issue, { app, withContact, at }) };
  }),
];

/** Whether a letter to a case makes sense: nobody has marked or revoked it, and its last day is not past. */
const mayBegin = ({ mark, revokedAt, expiresAt }: CaseRecord, now: string): boolean =>
  mark === undefined && revokedAt === undefined && (expiresAt === undefined || expiresAt >= now);

/** A case with the code that its letter gets. */
interface Letter {
  readonly record: CaseRecord;
  readonly code: string;
}

/** How many codes are issued in one transaction. */
const issuedAtOnce = 200;

/** Issues codes while the file is written: where it breaks off, the rest has its earlier codes. */
function lettersOf(
  invited: readonly CaseRecord[],
  issue: (some: readonly CaseRecord[]) => Promise<readonly Letter[]>,
  { app, withContact, at }: { readonly app: string; readonly withContact: boolean; readonly at: string },
): ViewFile {
  const contact = ({ name, email }: CaseRecord) => (withContact ? [name ?? null, email ?? null] : []);
  const columns = [
    ...['case', 'enterprise', 'language', 'expires', 'code', 'link'],
    ...(withContact ? ['name', 'email'] : []),
    'simulated',
  ];
  const lineOf = ({ record, code }: Letter): string => {
    const { id, enterpriseNumber = null, language = null, expiresAt } = record;
    const known = [id, enterpriseNumber, language, expiresAt?.slice(0, 10) ?? null];
    return recordIn(forSpreadsheets, [
      ...known,
      code,
      invitationUrl(app, code),
      ...contact(record),
      isSimulatedCase(record),
    ]);
  };
  async function* lines(): AsyncGenerator<string> {
    yield forSpreadsheets.start + recordIn(forSpreadsheets, columns);
    for (let first = 0; first < invited.length; first += issuedAtOnce) {
      const letters = await issue(invited.slice(first, first + issuedAtOnce));
      yield letters.map(lineOf).join('');
    }
  }
  return { name: `letters-${at.slice(0, 10)}.csv`, count: invited.length, lines: lines() };
}
