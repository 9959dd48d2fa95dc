import { rowsIn } from '../../instrument/rowAddress.ts';
import { caseExtension } from '../../protocol/caseList.ts';
import { correctionAsking } from '../../protocol/correctionRequest.ts';
import { caseMarking, caseRevoking } from '../../protocol/officeActions.ts';
import { namedInVain } from '../namedItems.ts';
import { endOfDay } from '../register/sample.ts';
import { type ActionOutcome, action, doneWhere, type OfficeAction } from './action.ts';
import { partLines, selectedCases, wholeLine } from './caseSelection.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { lineFor, linesFor, type OfficeRequest } from './view.ts';

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
  action('/cases/:id/reinstate', 'decide', caseRevoking, async (dependencies, request, { why }) => {
    const caseId = request.param('id');
    const line = lineFor(dependencies, request, 'case-reinstated', { caseId, detail: why });
    return doneWhere(await dependencies.store.reinstateCase(caseId, line));
  }),
  action('/cases/:id/reopen', 'decide', correctionAsking, async (dependencies, request, asking) => {
    const caseId = request.param('id');
    const line = lineFor(dependencies, request, 'correction-asked', { caseId, detail: asking.items.join(' ') });
    const { store } = dependencies;
    if ((await store.caseOf(caseId))?.deliveredAt === undefined) return { kind: 'missing' };
    // What rows there are is an answer: who may not read any is told of the questionnaire alone.
    const inRows = request.officer.rights.includes('answers') && asking.items.some((item) => rowsIn(item).length > 0);
    if (inRows) await store.recordOffice(lineFor(dependencies, request, 'response-read', { caseId }));
    const vain = await namedInVain(dependencies, caseId, asking.items, inRows);
    if (vain) return { kind: 'unusable', errors: vain.items.map((item) => ({ item, fault: 'unknown-item' })) };
    return doneWhere(await store.askCorrection(caseId, asking, line));
  }),
  action('/cases-extend', 'issue', caseExtension, extend),
];

/** Nobody gives an enterprise longer than this, in days: another day is a slip. */
const longestDays = 3 * 366;

async function extend(
  dependencies: OfficeDependencies,
  request: OfficeRequest,
  { of, day, why }: ReturnType<typeof caseExtension.parse>,
): Promise<ActionOutcome> {
  const { store, now } = dependencies;
  const until = endOfDay(day);
  const latest = new Date(now().getTime() + longestDays * 86_400_000).toISOString();
  if (until === undefined || until < now().toISOString() || until > latest) return { kind: 'unusable' };
  const ids = await Array.fromAsync(selectedCases(store, of, now().toISOString()), ({ record }) => record.id);
  if (ids.length === 0) return { kind: 'missing' };
  const act = { of, whole: 'cases-extended', part: 'case-extended', detail: `${day}: ${why}` } as const;
  const line = linesFor(dependencies, request);
  await store.extendCases(ids, until, [wholeLine(act, ids, line), ...partLines(act, ids, line)]);
  return { kind: 'done', told: { extended: ids.length } };
}
