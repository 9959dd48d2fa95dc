import type { Log } from './httpErrors.ts';
import type { EndedRequest, RequestObserver } from './requestObserver.ts';

/** A collector's log. */
export interface EventLog extends RequestObserver {
  /** A failure that no reply tells about. */
  readonly fault: Log;
}

const nothing = () => undefined;

/** The kind of a failure: its stack is logged once, since it would be the same again. */
const kindOf = (line: string, cause: unknown): string =>
  `${line} ${cause instanceof Error ? `${cause.name} ${cause.message.replace(/\d+/g, '0')}` : typeof cause}`;

/** Kinds of failure remembered. */
const maxKinds = 200;

function firstTimes(): (line: string, cause: unknown) => boolean {
  const seen = new Set<string>();
  return (line, cause) => {
    const kind = kindOf(line, cause);
    if (seen.has(kind) || seen.size >= maxKinds) return false;
    seen.add(kind);
    return true;
  };
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** A log for a terminal: failures alone, a line each, the first of a kind with its stack. */
export function plainLog(write: (...words: unknown[]) => void): EventLog {
  const isFirst = firstTimes();
  return {
    fault: (line, cause) => (isFirst(line, cause) ? write(line, cause) : write(`${line}: ${messageOf(cause)}`)),
    requestEnded: nothing,
    documentRefused: nothing,
    connectionDropped: nothing,
  };
}

/**
 * A log to be collected: a JSON object on a line for each request and each failure. Without ids, tokens, names, queries,
 * anything of a body, or more of an address than its network.
 * @param write takes a whole line
 */
export function jsonLog(write: (line: string) => void, now: () => Date): EventLog {
  const isFirst = firstTimes();
  const event = (level: 'info' | 'warn' | 'error', name: string, more: object) =>
    write(`${JSON.stringify({ time: now().toISOString(), level, event: name, ...more })}\n`);
  return {
    fault: (line, cause) =>
      event('error', 'fault', {
        what: line,
        cause: messageOf(cause),
        ...(isFirst(line, cause) && cause instanceof Error && { stack: cause.stack }),
      }),
    requestEnded: ({ requestId, method, route, status, seconds, network, delivered }: EndedRequest) =>
      event(status !== undefined && status >= 500 ? 'warn' : 'info', 'request', {
        requestId,
        method,
        route,
        status,
        ms: Math.round(seconds * 10_000) / 10,
        network,
        delivered,
      }),
    documentRefused: (kept) => {
      if (!kept) event('warn', 'refusal-not-kept', {});
    },
    connectionDropped: () => event('warn', 'connection-dropped', {}),
  };
}
