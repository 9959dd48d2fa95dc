import type { ReceiptRow } from '../rows.ts';
import type { Differences, Standings } from './comparison.ts';
import type { Entry } from './ledger.ts';
import type { Replayed } from './replay.ts';

/** Why the journal could not do what it was asked. `none`: this browser has no second store. */
export type JournalFault = 'none' | 'quota' | 'failed';

/** What a page asks of its journal's worker. */
export type Request =
  | { readonly do: 'open' }
  | { readonly do: 'keep'; readonly entries: readonly Entry[] }
  | { readonly do: 'bury'; readonly response: string; readonly seq: number; readonly receipt: ReceiptRow | undefined }
  | { readonly do: 'release'; readonly response: string }
  | { readonly do: 'compare'; readonly standings: Standings }
  | { readonly do: 'all' }
  | { readonly do: 'test'; readonly word: string };

/** What it gives for that. */
export interface Answers {
  readonly open: 'opfs' | 'cache';
  readonly keep: undefined;
  readonly bury: undefined;
  readonly release: undefined;
  readonly compare: Differences;
  readonly all: readonly Replayed[];
  readonly test: boolean;
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
