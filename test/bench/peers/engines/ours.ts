import { evaluationOf } from '../../../../src/engine/evaluationOf.ts';
import { stateOfItem } from '../../../../src/engine/route.ts';
import { veldwerk } from '../formats/veldwerk.ts';
import { itemsOf, type NeutralInstrument } from '../instruments/neutral.ts';
import type { Engine } from './engine.ts';

/** Our engine, as a page uses it. All is answered "yes" at first, as what the taps are reckoned from. */
export function ourEngine(neutral: NeutralInstrument): Engine {
  const answers = Object.fromEntries(itemsOf(neutral).map(({ id }) => [id, 'yes']));
  const evaluation = evaluationOf(veldwerk(neutral), answers);
  return {
    set: (item, value) => {
      evaluation.apply([{ item, entry: value }]);
    },
    shown: (item) => stateOfItem(evaluation, item) === 'asked',
  };
}
