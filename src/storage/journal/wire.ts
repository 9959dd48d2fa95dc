import type { LockRecord } from '../lock/lockRecord.ts';
import type { ReceiptRow } from '../rows.ts';
import type { Differences, Standings } from './comparison.ts';
import type { Replayed } from './replay.ts';
import type { Entry } from './segmentStore.ts';

/** Why the journal could not do what it was asked. `none`: this browser has no second store. */
export type JournalFault = 'none' | 'quota' | 'failed';

/** What a page asks of its journal's worker. */
export type Request =
  | { readonly do: 'open' }
  | { readonly do: 'keep'; readonly entries: readonly Entry[]; readonly over: boolean }
  | {
      readonly do: 'recordDeletion';
      readonly response: string;
      readonly seq: number;
      readonly receipt: ReceiptRow | undefined;
    }
  | { readonly do: 'release'; readonly response: string }
  | { readonly do: 'compare'; readonly standings: Standings }
  | { readonly do: 'all' }
  | { readonly do: 'test'; readonly word: string }
  /** Without a key: from now on nothing is sealed any more. */
  | { readonly do: 'seal'; readonly dataKey: Uint8Array | undefined; readonly plain: boolean }
  | { readonly do: 'keep-lock'; readonly record: LockRecord }
  | { readonly do: 'drop-lock' }
  | { readonly do: 'wipe' };

/** What it gives for that. */
export interface Answers {
  readonly open: { readonly kind: 'opfs' | 'cache'; readonly lock: unknown };
  /** The responses whose segment has grown so long that it is to be begun anew. */
  readonly keep: readonly string[];
  readonly recordDeletion: undefined;
  readonly release: undefined;
  readonly compare: Differences;
  readonly all: readonly Replayed[];
  readonly test: boolean;
  readonly seal: undefined;
  readonly 'keep-lock': undefined;
  readonly 'drop-lock': undefined;
  readonly wipe: undefined;
}

export interface Question {
  readonly id: number;
  readonly request: Request;
}
export interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly fault?: JournalFault;
}
