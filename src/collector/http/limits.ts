import { maxDocumentBytes } from '../../protocol/response.ts';
import type { PerMinute } from './budget.ts';

/** How much of everything a collector gives to whoever sends. Counted in its memory: each collector of several has its own. */
export interface ServerLimits {
  /** Connections at once, on each address that it listens on. */
  readonly connections: number;
  /** Bytes of bodies held at once; what nobody has proven may take half of them. */
  readonly bodyBytes: number;
  /** Deliveries without a case's token, where anyone may send. */
  readonly unproven: PerMinute;
  /** Tokens that are not right. */
  readonly failures: PerMinute;
  readonly pace: Pace;
}

/** How slow a body may be: for so long as it likes, then so many bytes in each window of time. */
export interface Pace {
  readonly graceMs: number;
  readonly windowMs: number;
  readonly windowBytes: number;
}

/**
 * How slow a body may be. For a minute it may take its time: a response of the usual size is through by then at a
 * hundredth of what a poor line carries. From then on it has to bring 1 kB a second, judged each half minute, so that
 * the largest one still comes in over 10 kbit/s, and one that has stopped holds nothing for longer than 90 seconds.
 */
export const defaultPace: Pace = { graceMs: 60_000, windowMs: 30_000, windowBytes: 30_000 };

/** What holds where nothing else is said: a classroom behind one address is far below it. */
export const defaultLimits: ServerLimits = {
  connections: 2000,
  bodyBytes: 64 * maxDocumentBytes,
  unproven: { network: 600, all: 6000 },
  failures: { network: 120, all: 6000 },
  pace: defaultPace,
};

/** The shortest that a refusal for want of room asks to wait, in seconds. */
export const retryAfterSeconds = 30;

/** How long whoever was answered early may go on sending, so that the answer is read: in milliseconds. */
export const lingerMs = 2000;

/** Of a connection, in milliseconds: for the head, for a whole request, until the next one, and without a byte either way. */
export const timeouts = {
  headersMs: 10_000,
  requestMs: 20 * 60_000,
  keepAliveMs: 15_000,
  idleMs: 120_000,
  checkMs: 2000,
} as const;

/** Of a request's head. */
export const headerLimits = { bytes: 16_384, fields: 100 } as const;
