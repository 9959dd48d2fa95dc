import type { OfficeRivals } from '../../protocol/rivals.ts';
import { choiceUndoing, rivalChoosing } from '../../protocol/rivals.ts';
import type { RivalGroup } from '../store/rivalRows.ts';
import { type ActionOutcome, action, type OfficeAction } from './action.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { headOf, headWithRef } from './responseRef.ts';
import { lineFor, type View } from './view.ts';

/** How many groups are shown, of each how many responses, and how many choices. */
const [mostGroups, mostRivals, mostChoices] = [100, 20, 100];

/** Responses that rival one another, without their answers. */
export const rivalsView: View = { path: '/rivals', right: 'decide', read: readRivals };

/** What an office decides about them: each with who, when and why on record. */
export const rivalActions: readonly OfficeAction[] = [
  action('/rivals/choose', 'decide', rivalChoosing, async (dependencies, request, { chosen, over, why }) => {
    const { store } = dependencies;
    const heads = await Promise.all([chosen, ...over].map((ref) => headWithRef(store, ref)));
    const [first, ...others] = heads.flatMap((head) => head ?? []);
    if (!first || others.length < over.length) return { kind: 'missing' };
    const about = { caseId: first.caseId, detail: `${first.receipt.id}: ${why}` };
    const choosing = { chosen: first.receipt.code, over: others.map(({ receipt }) => receipt.code) };
    return settledUnless(await store.chooseRival(choosing, lineFor(dependencies, request, 'rival-chosen', about)));
  }),
  action('/rivals/undo', 'decide', choiceUndoing, async (dependencies, request, { choice, why }) => {
    const { store } = dependencies;
    const of = (await store.rivalChoices(mostChoices)).find(({ line }) => line.number === choice);
    const about = { caseId: of?.chosen.caseId, detail: `${choice}: ${why}` };
    return settledUnless(await store.undoChoice(choice, lineFor(dependencies, request, 'choice-undone', about)));
  }),
];

const settledUnless = (done: boolean): ActionOutcome => ({ kind: done ? 'done' : 'settled' });

async function readRivals({ store }: OfficeDependencies): Promise<OfficeRivals> {
  const groups = await groupsIn(store);
  const [shown, choices, officers] = await Promise.all([
    Promise.all(
      groups.slice(0, mostGroups).map(async (group) => ({
        ...(group.caseId !== undefined && { caseId: group.caseId }),
        ...(group.caseId === undefined && group.hides !== undefined && { revisionOf: group.hides }),
        number: group.number,
        responses: (await store.rivalHeads(group, mostRivals)).map(headOf),
      })),
    ),
    store.rivalChoices(mostChoices),
    store.officeTokens(),
  ]);
  const names = new Map(officers.map(({ number, name }) => [number, name]));
  return {
    number: groups.length,
    groups: shown,
    choices: choices.map(({ line: { number, at, token, detail }, chosen, over }) => {
      const who = names.get(token);
      const why = detail?.slice(detail.indexOf(': ') + 2);
      return {
        ...{ number, at, chosen: headOf(chosen), over: over.map(headOf) },
        ...(who !== undefined && { who }),
        ...(why !== undefined && { why }),
      };
    }),
  };
}

/** The groups; what rivals as revisions of one response and as responses to one case is one. */
async function groupsIn(store: OfficeDependencies['store']): Promise<RivalGroup[]> {
  const groups: RivalGroup[] = [];
  for await (const group of store.rivalGroups({ superseded: false })) groups.push(group);
  const keyOf = ({ caseId, instrumentId, sender }: RivalGroup) => JSON.stringify([caseId, instrumentId, sender]);
  const cases = new Set(groups.filter(({ hides }) => hides === undefined).map(keyOf));
  return groups.filter((group) => group.hides === undefined || !cases.has(keyOf(group)));
}
