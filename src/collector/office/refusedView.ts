import { visible } from '../../lib/visible.ts';
import type { OfficeRefused } from '../../protocol/refusedList.ts';
import { problemWords } from '../refusalTable.ts';
import type { KeptRefusal } from '../store/refusalRows.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import type { View } from './view.ts';

/** How many refusals a page shows. */
const shownRefusals = 200;

/** One that names very many faults shows its first ones. */
const mostCharacters = 500;

/** What was refused, and why. */
export const refusedView: View = { path: '/refused', right: 'decide', read: readRefused };

async function readRefused({ store }: OfficeDependencies): Promise<OfficeRefused> {
  let last: KeptRefusal[] = [];
  let number = 0;
  for await (const one of store.refusals()) {
    number += 1;
    last.push(one);
    // The store has the first ones first.
    if (last.length >= 2 * shownRefusals) last = last.slice(-shownRefusals);
  }
  return { number, refused: last.slice(-shownRefusals).toReversed().map(shown) };
}

function shown(refusal: KeptRefusal): OfficeRefused['refused'][number] {
  const { id, sha256, name, problem, firstSeen, lastSeen, times, owner } = refusal;
  const caseId = /^case:(.+)$/s.exec(owner)?.[1];
  return {
    ...{ id: visible(id), sha256, reason: name, firstSeen, lastSeen, times },
    faults: problemWords(problem).slice(0, mostCharacters),
    ...(caseId !== undefined && { caseId }),
  };
}
