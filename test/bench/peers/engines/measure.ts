import { instrumentOf } from '../instruments/instrument.ts';
import { neutralReference, type Tap, tapsOn } from '../instruments/taps.ts';
import { median } from '../statistics.ts';
import type { Engine, EngineMaker } from './engine.ts';

/** What an answer costs an engine, on one instrument. */
export interface EngineFigure {
  readonly engine: string;
  readonly instrument: string;
  /** Microseconds from an answer until it is known what its dependents are; undefined where the engine failed. */
  readonly answerUs?: number;
  readonly buildMs?: number;
  readonly answers: number;
  /** Dependents that were not as they must be. */
  readonly wrong: number;
  readonly failure?: string;
}

/** Answers that a round has. */
export const answersARound = 200;
const rounds = 9;
const budgetMs = 3000;

/** Times an engine on an instrument: rounds of the same answers, the first left out, as many as fit into the time. */
export async function timeEngine(maker: EngineMaker, instrumentName: string): Promise<EngineFigure> {
  const about = { engine: maker.name, instrument: instrumentName };
  const instrument = instrumentOf(instrumentName);
  const { taps } = tapsOn(instrument, answersARound, neutralReference, {});
  try {
    const begun = performance.now();
    const engine = await maker.build(instrument);
    const buildMs = performance.now() - begun;
    const medians: number[] = [];
    const start = performance.now();
    let [answers, wrong] = [0, 0];
    while (medians.length < rounds && (medians.length === 0 || performance.now() - start < budgetMs)) {
      const times: number[] = [];
      for (const tap of taps) {
        if (performance.now() - start > 2 * budgetMs) break;
        times.push(answerUs(engine, tap));
        wrong += medians.length === 0 ? wrongAfter(engine, tap) : 0;
      }
      answers += times.length;
      medians.push(median(times));
    }
    return { ...about, answerUs: median(medians.length > 2 ? medians.slice(1) : medians), buildMs, answers, wrong };
  } catch (cause) {
    return { ...about, answers: 0, wrong: 0, failure: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Sets an answer, and asks what is shown, so that an engine that puts off its work pays too. */
function answerUs(engine: Engine, { item, value, expected }: Tap): number {
  const start = process.hrtime.bigint();
  engine.set(item.id, value);
  for (const dependent of expected) engine.shown(dependent.item.id);
  return Number(process.hrtime.bigint() - start) / 1000;
}

const wrongAfter = (engine: Engine, { expected }: Tap): number =>
  expected.filter(({ item, shown }) => engine.shown(item.id) !== shown).length;
