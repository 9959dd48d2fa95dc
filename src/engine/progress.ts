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

/** Where an item can stand: off the route in one of three ways, or asked, and how the entry reads then. */
export type ItemStanding = 'notApplicable' | 'undetermined' | 'waiting' | 'blank' | 'valid' | 'invalid' | 'unanswered';

/** How many items of a module stand where, and how many times one is in a hard finding. */
type Counts = Record<ItemStanding | 'wrong', number>;

const nothing: Counts = {
  notApplicable: 0,
  undetermined: 0,
  waiting: 0,
  blank: 0,
  valid: 0,
  invalid: 0,
  unanswered: 0,
  wrong: 0,
};

function stateOf(must: Counts, may: Counts): ModuleState {
  if (must.wrong + must.invalid + may.invalid > 0) return 'attention';
  const open = must.waiting + must.blank;
  const answered = must.valid + must.unanswered;
  if (open + answered > 0) return open === 0 ? 'done' : answered > 0 ? 'busy' : 'untouched';
  if (must.notApplicable + must.undetermined > 0) return 'skipped';
  return may.valid + may.unanswered > 0 ? 'done' : 'untouched';
}

/** The items of each module, counted by where they stand. */
export class ProgressCounts {
  readonly #modules: readonly { readonly module: string; readonly must: Counts; readonly may: Counts }[];

  constructor({ modules }: Instrument) {
    this.#modules = modules.map(({ id }) => ({ module: id, must: { ...nothing }, may: { ...nothing } }));
  }

  /**
   * Counts an item in or out.
   * @param required whether it must be answered
   * @param by 1 or -1
   */
  count(module: number, required: boolean, at: keyof Counts, by: number): void {
    const counts = this.#modules[module]?.[required ? 'must' : 'may'];
    if (counts) counts[at] += by;
  }

  /** How far each module is, in the order of the instrument. */
  all(): Progress[] {
    return this.#modules.map(({ module, must, may }) => {
      const answered = must.valid + must.unanswered;
      return {
        module,
        answered,
        asked: answered + must.blank + must.invalid,
        waiting: must.waiting,
        state: stateOf(must, may),
      };
    });
  }
}
