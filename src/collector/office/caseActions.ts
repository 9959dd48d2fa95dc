import { type CaseSelection, caseExtension } from '../../protocol/caseList.ts';
import { caseMarking, caseRevoking } from '../../protocol/officeActions.ts';
import { endOfDay } from '../register/sample.ts';
import { type ActionOutcome, action, doneWhere, type OfficeAction } from './action.ts';
import { selectedCases, selectionWords } from './caseSelection.ts';
import { lineFor } from './view.ts';

/** What an office does with a case: each with who, when and why on record. */
export const caseActions: readonly OfficeAction[] = [
  action('/cases/:id/mark', 'decide', caseMarking, async (dependencies, request, { mark, why }) => {
    const caseId = request.param('id');
    const line = lineFor(dependencies, request, 'case-marked', { caseId, detail: `${mark ?? 'none'}: ${why}` });
    return doneWhere(await dependencies.store.markCase(caseId, mark, line));
  }),
  action('/cases/:id/revoke', 'decide', caseRevoking, async (dependencies, request, { why }) => {
    const caseId = request.param('id');
    const line = lineFor(dependencies, request, 'case-revoked', { caseId, detail: why });
    return doneWhere(await dependencies.store.revokeCase(caseId, line.at, line));
  }),
  action(
    '/cases-extend',
    'issue',
    caseExtension,
    async (dependencies, request, { of, day }): Promise<ActionOutcome> => {
      const until = endOfDay(day);
      const line = lineFor(dependencies, request, 'case-extended', extensionWords(of, day));
      const found = await Array.fromAsync(selectedCases(dependencies.store, of, line.at), ({ record }) => record.id);
      if (until === undefined || found.length === 0) return { kind: 'missing' };
      await dependencies.store.extendCases(found, until, line);
      return { kind: 'done', told: { extended: found.length } };
    },
  ),
];

function extensionWords(of: CaseSelection, day: string): { caseId?: string; detail: string } {
  const { detail, ...about } = selectionWords(of);
  return about.caseId === undefined ? { detail: `${day}: ${detail}` } : { ...about, detail: day };
}
