import type { Value } from '../instruments/condition.ts';
import type { NeutralInstrument } from '../instruments/neutral.ts';

/** A form engine without pages: takes an answer, and tells what is shown. */
export interface Engine {
  readonly set: (item: string, value: Value) => void;
  readonly shown: (item: string) => boolean;
}

/** How an engine is come by. */
export interface EngineMaker {
  readonly name: string;
  /** What an answer is to it. */
  readonly what: string;
  readonly build: (instrument: NeutralInstrument) => Engine | Promise<Engine>;
  /** Questions that it can still take. */
  readonly atMost?: number;
}
