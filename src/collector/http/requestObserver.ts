import type { ProblemName } from '../../protocol/problem.ts';

/** The outcome of a delivery. */
export type DeliveryOutcome = 'stored' | 'same' | 'gone' | 'too-slow' | ProblemName;

/** A request that has ended. */
export interface EndedRequest {
  readonly requestId: string;
  readonly method: string;
  /** The pattern of its path: without ids, and without a query. */
  readonly route: string;
  /** Undefined: its sender was gone before there was a reply. */
  readonly status: number | undefined;
  readonly seconds: number;
  /** The network that it came from, shortened. */
  readonly network: string;
  /** Where it was a delivery: its outcome. */
  readonly delivered: DeliveryOutcome | undefined;
}

/** Told of each request, to count it or to log it. */
export interface RequestObserver {
  requestEnded(event: EndedRequest): void;
  /** A document was refused, and kept apart or not. */
  documentRefused(kept: boolean): void;
  /** A connection was turned away, since there were too many. */
  connectionDropped(): void;
}

/** Several observers, told as one. */
export const observersAsOne = (observers: readonly RequestObserver[]): RequestObserver => ({
  requestEnded: (event) => {
    for (const observer of observers) observer.requestEnded(event);
  },
  documentRefused: (kept) => {
    for (const observer of observers) observer.documentRefused(kept);
  },
  connectionDropped: () => {
    for (const observer of observers) observer.connectionDropped();
  },
});
