import { maxDocumentBytes } from '../../protocol/response.ts';
import type { PerMinute } from './budget.ts';

/** The limits of a collector. Counted in memory: each of several collectors has its own. */
export interface ServerLimits {
  /** Connections at once, on each address that it listens on. */
  readonly connections: number;
  /** Bytes of bodies held at once; requests without a case's token may take half of them. */
  readonly bodyBytes: number;
  /** Deliveries without a case's token, where anyone may send. */
  readonly unproven: PerMinute;
  /** Requests with a wrong token. */
  readonly failures: PerMinute;
  readonly pace: Pace;
}

/** How slow a body may be: any speed during the grace time, then so many bytes in each window. */
export interface Pace {
  readonly graceMs: number;
  readonly windowMs: number;
  readonly windowBytes: number;
}

/**
 * Any speed for a minute: by then a response of the usual size is through at a hundredth of a poor line's speed. After
 * that 1 kB a second, checked each half minute, so that the largest response still comes in over 10 kbit/s, and a stalled
 * one holds memory for 90 seconds at most.
 */
export const defaultPace: Pace = { graceMs: 60_000, windowMs: 30_000, windowBytes: 30_000 };

/** The default limits: a classroom behind one address stays far below them. */
export const defaultLimits: ServerLimits = {
  connections: 2000,
  bodyBytes: 64 * maxDocumentBytes,
  unproven: { network: 600, all: 6000 },
  failures: { network: 120, all: 6000 },
  pace: defaultPace,
};

/** The `Retry-After` of a collector that has no room. */
export const retryAfterSeconds = 30;

/** How long a body is still read after an early reply, so that the client gets to read that. */
export const lingerMs = 2000;

/** Of a connection: for the headers, for a whole request, until the next request, and without a byte either way. */
export const timeouts = {
  headersMs: 10_000,
  requestMs: 20 * 60_000,
  keepAliveMs: 15_000,
  idleMs: 120_000,
  checkMs: 2000,
} as const;

/** The size of a request's headers. */
export const headerLimits = { bytes: 16_384, fields: 100 } as const;
