import type { Log } from './httpErrors.ts';
import type { EndedRequest, RequestObserver } from './requestObserver.ts';

/** What a collector writes down of what it does. */
export interface EventLog extends RequestObserver {
  /** A failure that no answer tells of. */
  readonly fault: Log;
}

const nothing = () => undefined;

/** What a failure is told from others by: the stack of the same one again would say nothing new. */
const kindOf = (line: string, cause: unknown): string =>
  `${line} ${cause instanceof Error ? `${cause.name} ${cause.message.replace(/\d+/g, '0')}` : typeof cause}`;

/** Remembers which kinds of failure were there, up to so many. */
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

/** For whoever sits before a terminal: failures alone, a line each, the first of a kind with its stack. */
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
 * For whoever gathers logs: a JSON object a line for each request and each failure. Without addresses beyond the network,
 * ids, tokens, names, queries or anything of a body.
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
