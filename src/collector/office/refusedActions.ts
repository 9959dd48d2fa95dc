import { type JudgedAgain, judgingAgain, refusedPurge, refusedPurgeAll } from '../../protocol/refusedList.ts';
import { rejudgeOne, rejudgingOn } from '../rejudging.ts';
import { action, doneWhere, type OfficeAction } from './action.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { caseOfRefusal, numberIn } from './refusedView.ts';
import { lineFor, type OfficeRequest } from './view.ts';

/** How many are judged in one request, so that it is answered in time. */
const judgedAtOnce = 200;

/** What an office does with what was refused. */
export const refusedActions: readonly OfficeAction[] = [
  action('/refused-again', 'decide', judgingAgain, async (dependencies, request, { after }) => ({
    kind: 'done',
    told: await judgeAgain(dependencies, request, after),
  })),
  action('/refused-purge', 'decide', refusedPurgeAll, async (dependencies, request, { before, why }) => {
    const line = lineFor(dependencies, request, 'refused-purged', { detail: why });
    const purged = await dependencies.store.purgeRefusals(`${before}T00:00:00.000Z`, line.at, line);
    return { kind: 'done', told: { purged } };
  }),
  action('/refused/:number/purge', 'decide', refusedPurge, async (dependencies, request, { why }) => {
    const { store } = dependencies;
    const refusal = await store.refusal(numberIn(request));
    if (!refusal) return { kind: 'missing' };
    const about = { caseId: caseOfRefusal(refusal), detail: `${refusal.number}: ${why}` };
    return doneWhere(await store.purgeRefusal(refusal.number, lineFor(dependencies, request, 'refused-purged', about)));
  }),
];

async function judgeAgain(
  { store, findInstrument, now, log }: OfficeDependencies,
  request: OfficeRequest,
  after: number,
): Promise<JudgedAgain> {
  const onFault = (cause: unknown) => log('a document that was refused cannot be checked', cause);
  const judging = rejudgingOn({ store, findInstrument, now, onFault });
  if (after === 0) await store.recordOffice(lineFor({ now }, request, 'refused-judged'));
  let [seen, judged, stored, last] = [0, 0, 0, after];
  for await (const refusal of store.refusals(after)) {
    if (seen === judgedAtOnce) return { judged, stored, next: last };
    seen += 1;
    last = refusal.number;
    const became = await rejudgeOne(refusal, judging);
    if (became) judged += 1;
    if (became?.became.ok) stored += 1;
  }
  return { judged, stored };
}
