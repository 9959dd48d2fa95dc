import type { ProblemName } from '../../protocol/problem.ts';

/** What became of a delivery. */
export type Delivered = 'stored' | 'same' | 'gone' | 'too-slow' | ProblemName;

/** A request that is over. */
export interface Answered {
  readonly requestId: string;
  readonly method: string;
  /** The pattern of its address: never an id, and no query. */
  readonly route: string;
  /** Undefined: its sender was gone before there was an answer. */
  readonly status: number | undefined;
  readonly seconds: number;
  /** The network that it came from, coarsely. */
  readonly network: string;
  /** Of a response that was delivered: what became of it. */
  readonly delivered: Delivered | undefined;
}

/** Told what happens, to count it or to write it down. */
export interface Books {
  answered(event: Answered): void;
  /** Something was refused, and kept apart or not. */
  refused(kept: boolean): void;
  /** A connection was turned away, since there were too many. */
  dropped(): void;
}

/** Several books kept as one. */
export const allOf = (books: readonly Books[]): Books => ({
  answered: (event) => {
    for (const book of books) book.answered(event);
  },
  refused: (kept) => {
    for (const book of books) book.refused(kept);
  },
  dropped: () => {
    for (const book of books) book.dropped();
  },
});
