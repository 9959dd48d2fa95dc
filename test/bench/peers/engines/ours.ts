import { routeOf } from '../../../../src/engine/evaluation.ts';
import type { Route } from '../../../../src/engine/route.ts';
import type { Answers } from '../../../../src/engine/value.ts';
import { veldwerk } from '../formats/veldwerk.ts';
import { itemsOf, type NeutralInstrument } from '../instruments/neutral.ts';
import type { Engine } from './engine.ts';

/** Our route, derived anew as a page does it. All is answered "yes" at first: with us, a gate waits for a blank. */
export function ourEngine(neutral: NeutralInstrument): Engine {
  const instrument = veldwerk(neutral);
  let answers: Answers = Object.fromEntries(itemsOf(neutral).map(({ id }) => [id, 'yes']));
  let route: Route = routeOf(instrument, answers);
  return {
    set: (item, value) => {
      answers = { ...answers, [item]: value };
      route = routeOf(instrument, answers);
    },
    shown: (item) => route.steps.get(item)?.state === 'asked',
  };
}
