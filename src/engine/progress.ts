import type { Instrument } from '../instrument/schema.ts';

/** How a module stands: something to mend comes before anything else. */
export type ModuleState = 'untouched' | 'busy' | 'done' | 'attention' | 'skipped';

/**
 * How far a module is. Only items that must be answered count; waiting ones are open, skipped ones are not there, and
 * one that was said to have no answer is dealt with.
 */
export interface Progress {
  readonly module: string;
  readonly answered: number;
  readonly asked: number;
  readonly waiting: number;
  readonly state: ModuleState;
}

/** Where items can stand: off the route in one of three ways, or asked, and how the entry reads then. */
const standings = ['notApplicable', 'undetermined', 'waiting', 'blank', 'valid', 'invalid', 'unanswered'] as const;
export type Standing = (typeof standings)[number];

const width = standings.length;
const placeIn = Object.fromEntries(standings.map((standing, at) => [standing, at])) as Readonly<
  Record<Standing, number>
>;

/** The items of each module, counted by where they stand; and what hard checks found there. */
export class Tally {
  readonly #modules: Instrument['modules'];
  readonly #required: Int32Array;
  readonly #optional: Int32Array;
  readonly #wrong: Int32Array;

  constructor({ modules }: Instrument) {
    this.#modules = modules;
    this.#required = new Int32Array(modules.length * width);
    this.#optional = new Int32Array(modules.length * width);
    this.#wrong = new Int32Array(modules.length);
  }

  /** Counts an item in or out (`by` 1 or -1). */
  count(module: number, required: boolean, standing: Standing, by: number): void {
    const counts = required ? this.#required : this.#optional;
    const at = module * width + placeIn[standing];
    counts[at] = (counts[at] ?? 0) + by;
  }

  /** Counts an item of a hard finding in or out. */
  countWrong(module: number, by: number): void {
    this.#wrong[module] = (this.#wrong[module] ?? 0) + by;
  }

  /** The progress of a module by its place. */
  progressOf(module: number): Progress {
    const of = (counts: Int32Array, standing: Standing) => counts[module * width + placeIn[standing]] ?? 0;
    const [blank, valid, invalid, unanswered, waiting] = (
      ['blank', 'valid', 'invalid', 'unanswered', 'waiting'] as const
    ).map((standing) => of(this.#required, standing)) as [number, number, number, number, number];
    const answered = valid + unanswered;
    const asked = blank + answered + invalid;
    const required = asked + waiting + of(this.#required, 'notApplicable') + of(this.#required, 'undetermined');
    const entered = (['valid', 'invalid', 'unanswered'] as const).some(
      (standing) => of(this.#required, standing) + of(this.#optional, standing) > 0,
    );
    const isWrong = (this.#wrong[module] ?? 0) + invalid + of(this.#optional, 'invalid') > 0;
    const state = isWrong
      ? 'attention'
      : required === 0
        ? entered
          ? 'done'
          : 'untouched'
        : asked + waiting === 0
          ? 'skipped'
          : waiting + blank === 0
            ? 'done'
            : answered > 0
              ? 'busy'
              : 'untouched';
    return { module: this.#modules[module]?.id ?? '', answered, asked, waiting, state };
  }

  /** The progress of all modules, in the order of the instrument. */
  all(): Progress[] {
    return this.#modules.map((_, module) => this.progressOf(module));
  }
}
