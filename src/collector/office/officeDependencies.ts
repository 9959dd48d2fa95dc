import type { FindInstrument } from '../../export/instrumentFinder.ts';
import type { Instruments } from '../../surveys/instruments.ts';
import type { CodeKey } from '../codeKey.ts';
import type { PerMinute } from '../http/budget.ts';
import type { Log } from '../http/httpErrors.ts';
import type { Proxies } from '../network.ts';
import type { Store } from '../store/store.ts';
import type { ExportsInProgress } from './exportProgress.ts';
import type { ReadGlance } from './glanceReader.ts';

/** What the office's page needs of a collector. */
export interface OfficeDependencies {
  readonly store: Store;
  readonly glance: ReadGlance;
  readonly findInstrument: FindInstrument;
  /** Questionnaires, built in and published. */
  readonly instruments: Instruments;
  /** How far exports are. */
  readonly exports: ExportsInProgress;
  readonly now: () => Date;
  /** The origin that its page is served on: what writes must come from there. */
  readonly origin: () => string;
  /** The address of the app, for links on letters; undefined where nobody has set it. */
  readonly app: () => string | undefined;
  /** The key of short codes; undefined where no code was ever issued. */
  readonly codeKey: () => CodeKey | undefined;
  /** Whether the page may open sealed responses in a browser that has the key. */
  readonly opensSealed: boolean;
  /** The folder of the built page; undefined: there is none. */
  readonly pages: string | undefined;
  readonly log: Log;
  readonly proxies: Proxies;
  /** Wrong tokens, by network and in all. */
  readonly failures: PerMinute;
}

/** A person types a token; whoever guesses one at this pace never gets anywhere. */
export const defaultOfficeFailures: PerMinute = { network: 5, all: 60 };
