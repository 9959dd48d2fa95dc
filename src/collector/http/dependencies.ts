import type { CodeKey } from '../codeKey.ts';
import type { Proxies } from '../network.ts';
import type { ReceiptSigner } from '../receiptSigner.ts';
import type { Intake } from '../sender.ts';
import type { RefusalRoom } from '../store/refusalRows.ts';
import type { Store } from '../store/store.ts';
import type { BodyRoom } from './bodyRoom.ts';
import type { Budget } from './budget.ts';
import type { DiskRoom } from './diskRoom.ts';
import type { Log } from './httpErrors.ts';
import type { ServerLimits } from './limits.ts';
import type { RequestObserver } from './requestObserver.ts';

/** The limits of copies of drafts. */
export interface DraftLimits {
  /** Of all together. */
  readonly maxBytes: number;
  /** Between two copies of one draft. */
  readonly pauseMs: number;
}

/** What a collector needs. */
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
  /** Signs receipts; left out where they are not signed. */
  readonly signer?: ReceiptSigner | undefined;
  /** How copies of drafts are kept for other devices; undefined: they are not. */
  readonly drafts: DraftLimits | undefined;
  /** The key of short codes; returns undefined where there is none. */
  readonly codeKey: () => CodeKey | undefined;
  /** Tokens in the public configuration, which anyone can read. */
  readonly generalTokens: readonly string[];
  readonly proxies: Proxies;
  /** How many refused documents are kept. */
  readonly refusalRoom: RefusalRoom;
  readonly limits: ServerLimits;
  /** Free disk space; undefined: the database is on another machine. */
  readonly disk: DiskRoom | undefined;
  /** Told of every request. */
  readonly observer: RequestObserver;
}

/** Guards memory, disk and rates against floods. */
export interface Guard {
  readonly bodies: BodyRoom;
  readonly unproven: Budget;
  readonly failures: Budget;
  /** Whether there is disk space beyond the reserve for proven responses. */
  readonly hasSpareRoom: () => boolean;
}
