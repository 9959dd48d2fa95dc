import type { CodeKey } from '../codeKey.ts';
import type { Proxies } from '../network.ts';
import type { Intake } from '../sender.ts';
import type { RefusalRoom } from '../store/refusalRows.ts';
import type { Store } from '../store/store.ts';
import type { BodyRoom } from './bodyRoom.ts';
import type { Budget } from './budget.ts';
import type { DiskRoom } from './diskRoom.ts';
import type { Log } from './httpErrors.ts';
import type { ServerLimits } from './limits.ts';
import type { RequestObserver } from './requestObserver.ts';

/** What a collector stands on. */
export interface CollectorDependencies {
  readonly store: Store;
  readonly now: () => Date;
  /** Origins, other than its own, whose pages may deliver here. */
  readonly origins: readonly string[];
  /** The folder of the built app, to be served beside the collector; undefined: none. */
  readonly pages: string | undefined;
  readonly log: Log;
  readonly intake: Intake;
  /** Whether sealed responses are taken. */
  readonly sealed: boolean;
  /** The key that short codes are kept under; gives undefined where there is none. */
  readonly codeKey: () => CodeKey | undefined;
  /** Tokens that stand in a configuration for all to read. */
  readonly generalTokens: readonly string[];
  readonly proxies: Proxies;
  /** How much is kept of what is refused. */
  readonly refusalRoom: RefusalRoom;
  readonly limits: ServerLimits;
  /** The room on the disk; undefined: somebody else watches over it. */
  readonly disk: DiskRoom | undefined;
  /** Told of every request. */
  readonly observer: RequestObserver;
}

/** What keeps a collector from being filled up or worn out. */
export interface Guard {
  readonly bodies: BodyRoom;
  readonly unproven: Budget;
  readonly failures: Budget;
  /** Whether there is room beside what proven responses need. */
  readonly hasSpareRoom: () => boolean;
}
