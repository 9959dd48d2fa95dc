// A process of its own, since some engines want a browser's globals, and some say much.
import type { EngineMaker } from './engine.ts';
import { floorEngine } from './floor.ts';
import { lunaticStore } from './lunatic.ts';
import { type EngineFigure, timeEngine } from './measure.ts';
import { naiveEngine } from './naive.ts';
import { odkEngine } from './odk.ts';
import { ourEngine } from './ours.ts';
import { surveyCore } from './surveyjs.ts';

const instruments = process.argv.slice(2);
const makers: readonly EngineMaker[] = [
  { name: 'floor', what: 'closures, only the dependents tested', build: (instrument) => floorEngine(instrument) },
  { name: 'naive', what: 'the same closures, all tested at each answer', build: naiveEngine },
  { name: 'ours', what: 'Evaluation.apply', build: ourEngine },
  surveyCore('2.5.38', 'surveyjs', 'survey-core'),
  surveyCore('3.1.1', 'surveyjs3', 'survey-core-latest'),
  lunaticStore(),
  await odkEngine(),
];

const questionsOf = (instrument: string): number => Number(instrument.split('-')[1]);

for (const instrument of instruments)
  for (const maker of makers) {
    if (questionsOf(instrument) > (maker.atMost ?? Number.POSITIVE_INFINITY)) continue;
    const figure: EngineFigure = await timeEngine(maker, instrument);
    process.send?.(figure);
  }
// Some engines leave timers behind.
process.once('disconnect', () => process.exit(0));
process.disconnect?.();
