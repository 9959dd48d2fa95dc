import { caseMarking, caseRevoking, lastDay } from '../../protocol/officeActs.ts';
import { endOfDay } from '../register/sample.ts';
import { type ActOutcome, deed, doneWhere, type OfficeDeed } from './act.ts';
import { lineFor } from './view.ts';

/** What an office does with a case: each with who, when and why on record. */
export const caseActs: readonly OfficeDeed[] = [
  deed('/cases/:id/mark', 'decide', caseMarking, async (dependencies, request, { mark, why }) => {
    const caseId = request.param('id');
    const line = lineFor(dependencies, request, 'case-marked', { caseId, detail: `${mark ?? 'none'}: ${why}` });
    return doneWhere(await dependencies.store.markCase(caseId, mark, line));
  }),
  deed('/cases/:id/revoke', 'decide', caseRevoking, async (dependencies, request, { why }) => {
    const caseId = request.param('id');
    const line = lineFor(dependencies, request, 'case-revoked', { caseId, detail: why });
    return doneWhere(await dependencies.store.revokeCase(caseId, line.at, line));
  }),
  deed('/cases/:id/extend', 'issue', lastDay, async (dependencies, request, { day }): Promise<ActOutcome> => {
    const until = endOfDay(day);
    if (until === undefined) return { kind: 'missing' };
    const caseId = request.param('id');
    const line = lineFor(dependencies, request, 'case-extended', { caseId, detail: day });
    return doneWhere(await dependencies.store.extendCase(caseId, until, line));
  }),
];
