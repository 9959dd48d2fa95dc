import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../protocol/problem.ts';
import { problemNamed } from './problems.ts';
import { StoreFailure } from './store/failure.ts';

/** Seconds after which a client may try a store again that has failed. */
const secondsToWait = 30;

/** Told what no answer tells: that something failed, and the cause. */
export type Log = (line: string, cause: unknown) => void;

/** Answers with a problem document (RFC 9457). */
export function answerProblem(c: Context, problem: Problem): Response {
  // Our problems have the status of an error, and none of those goes without a body.
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
  });
}

/** Answers a method that an address has no use for; OPTIONS asks just that. */
export function answerOtherMethod(c: Context, allowed: string): Response {
  c.header('Allow', allowed);
  return c.req.method === 'OPTIONS' ? c.body(null, 204) : answerProblem(c, problemNamed('method-not-allowed'));
}

/** Answers a failure: `unavailable` where the store fails, so that the client comes again, else an anonymous 500. */
export function answerFailure(c: Context, error: Error, log: Log): Response {
  if (error instanceof StoreFailure) {
    if (!error.repeated) log('the store failed', error);
    c.header('Retry-After', String(secondsToWait));
    return answerProblem(c, problemNamed('unavailable'));
  }
  // A tablet that loses its network halfway through a body is an everyday thing, and nobody reads the answer.
  if (c.req.raw.signal.aborted) return answerProblem(c, problemNamed('bad-request'));
  log(`${c.req.method} ${c.req.path} failed`, error);
  return answerProblem(c, { type: 'about:blank', title: 'Internal Server Error', status: 500 });
}
