import { findingsFrom } from '../../../src/engine/allFindings.ts';
import type { Evaluation } from '../../../src/engine/evaluation.ts';
import { rosterPlacesOf } from '../../../src/engine/rosters/placesOf.ts';
import { stateOfPlace } from '../../../src/engine/rosters/rostersOf.ts';
import { routeFrom } from '../../../src/engine/route.ts';

/** All that an evaluation tells, thing by thing. */
export function accountOf(evaluation: Evaluation) {
  const { steps, states, readings, values } = routeFrom(evaluation);
  const { questions } = evaluation.program;
  const items = [...questions.values()].flatMap(({ entry }) => entry.items);
  return {
    order: [...steps.keys()],
    steps: Object.fromEntries([...steps].map(([id, { state }]) => [id, state])),
    states: Object.fromEntries(states),
    readings: Object.fromEntries(readings),
    values: Object.fromEntries(values),
    options: Object.fromEntries(
      items.map((item) => [
        item.id,
        { ...evaluation.optionStates(item.id), ...('ofRows' in item && { rows: [...item.options] }) },
      ]),
    ),
    findingsAt: Object.fromEntries([...questions.keys()].map((id) => [id, evaluation.findingsAt(id)])),
    findings: findingsFrom(evaluation),
    progress: evaluation.tally.all(),
    rosters: Object.fromEntries(
      rosterPlacesOf(evaluation).map((place) => {
        const state = stateOfPlace(evaluation, place);
        const rows = state === 'asked' ? place.there.map(({ id }) => id) : [];
        return [place.address, { state, rows, isShort: place.isShort }];
      }),
    ),
  };
}
