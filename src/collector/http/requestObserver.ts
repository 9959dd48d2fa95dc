import type { ProblemName } from '../../protocol/problem.ts';

/** What became of a delivery. */
export type DeliveryOutcome = 'stored' | 'same' | 'gone' | 'too-slow' | ProblemName;

/** A request that has ended. */
export interface EndedRequest {
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
  readonly delivered: DeliveryOutcome | undefined;
}

/** Told of each request, to count it or to log it. */
export interface RequestObserver {
  requestEnded(event: EndedRequest): void;
  /** Something was refused, and kept apart or not. */
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
