import type { Reference } from './instruments/taps.ts';

/** A form engine that is measured: where its page is, and how its parts are found in it. */
export interface Peer {
  readonly name: string;
  readonly what: string;
  /** The address of an instrument's page. */
  readonly url: (instrument: string) => string;
  readonly marks: Marks;
  /** What is pressed on a first page, to come to the first question of an instrument: a CSS selector. */
  readonly begin?: (instrument: string) => string;
  /** The answers of the survey that its gates need before the first tap, typed in untimed. */
  readonly beforehand?: Readonly<Record<string, number>>;
  /** What its own rules show; without one, what the neutral conditions say. */
  readonly reference?: Reference;
  /** The `config.json` that its page gets for an instrument; without one, what its host serves. */
  readonly config?: (instrument: string) => object | undefined;
}

/** How a page's parts are found: CSS selectors, with `{id}` of an item and `{value}` of an answer. */
export interface Marks {
  /** In sight once the first question can be answered; `{id}` is the first item's. */
  readonly ready: string;
  readonly question: string;
  readonly answer: string;
  /** For a page whose questions have no ids of ours: how their labels are found, and `question` is then all of them. */
  readonly label?: string;
  /** Each module has a page of its own, `#/r/{response}/{module}`. */
  readonly modulePages?: boolean;
}
