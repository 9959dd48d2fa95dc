import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../../protocol/problem.ts';
import { maxDocumentBytes } from '../../protocol/response.ts';
import { problemNamed } from '../problems.ts';
import { StoreFailure } from '../store/failure.ts';
import { type BodyFault, discardBody } from './body.ts';
import type { HeaderFields } from './headerFields.ts';
import { lingerMs, retryAfterSeconds } from './limits.ts';

/** Called with failures that no reply tells about, and their cause. */
export type Log = (line: string, cause: unknown) => void;

const problemMedia = 'application/problem+json';

/** A problem that is not about the document: without a type of ours, so that no client takes its response for refused. */
export const problemOfStatus = (status: number, detail?: string): Problem => ({
  type: 'about:blank',
  title: STATUS_CODES[status] ?? '',
  status,
  ...(detail !== undefined && { detail }),
});

/** The problem after a failure: `unavailable` where the store failed, so that the client tries again, else a bare 500. */
export function problemOfFailure(error: unknown, where: string, log: Log): { problem: Problem; fields: HeaderFields } {
  if (error instanceof StoreFailure) {
    if (!error.repeated) log('the store failed', error);
    return { problem: problemNamed('unavailable'), fields: { 'Retry-After': String(retryAfterSeconds) } };
  }
  log(`${where} failed`, error);
  return { problem: problemOfStatus(500), fields: {} };
}

/** The problem to reply with where a body was not read. Where its sender is gone, nobody reads it. */
export function problemOfBody(fault: BodyFault): Problem {
  switch (fault) {
    case 'too-large':
      return problemNamed('too-large');
    case 'too-slow':
      return problemOfStatus(408);
    case 'no-room':
      return problemNamed('unavailable');
    case 'gone':
      return problemOfStatus(400);
  }
}

/** Replies with a problem document (RFC 9457). */
export function replyWithProblem(c: Context, problem: Problem, fields: HeaderFields = {}): Response {
  // All our problems have an error status, and replies with those may have a body.
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    ...fields,
    'Content-Type': problemMedia,
  });
}

/** Replies to a method that an address does not support; to OPTIONS, with those that it does. */
export function replyToOtherMethod(c: Context, allowed: string): Response {
  c.header('Allow', allowed);
  return c.req.method === 'OPTIONS' ? c.body(null, 204) : replyWithProblem(c, problemNamed('method-not-allowed'));
}

/** Sends a whole reply. */
export function sendReply(
  response: ServerResponse,
  status: number,
  media: string,
  text: string,
  fields: HeaderFields,
): void {
  const body = Buffer.from(text);
  response.writeHead(status, { ...fields, 'Content-Type': media, 'Content-Length': body.length });
  response.end(body);
}

/** Sends a problem document. */
export const sendProblem = (response: ServerResponse, problem: Problem, fields: HeaderFields): void =>
  sendReply(response, problem.status, problemMedia, JSON.stringify(problem), fields);

/**
 * Refuses a request before its body was read, and closes the connection. What still comes is discarded for a moment
 * first: closing a connection with unread bytes resets it, and the client may lose the reply.
 */
export async function refuseEarly(
  request: IncomingMessage,
  response: ServerResponse,
  problem: Problem,
  fields: HeaderFields,
): Promise<void> {
  response.shouldKeepAlive = false;
  const body = Buffer.from(JSON.stringify(problem));
  response.writeHead(problem.status, {
    ...fields,
    'Content-Type': problemMedia,
    'Content-Length': body.length,
    Connection: 'close',
  });
  response.write(body);
  // A client that waits for 100 Continue sends no body now.
  if (request.headers.expect === undefined) await discardBody(request, maxDocumentBytes, lingerMs);
  response.end();
}

/** A whole HTTP message with a problem document, for a connection on which no request could be parsed. */
export function rawProblem(status: number): string {
  const problem = JSON.stringify(problemOfStatus(status));
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `Content-Type: ${problemMedia}`,
    `Content-Length: ${Buffer.byteLength(problem)}`,
    'Cache-Control: no-store',
    'Connection: close',
    '',
    problem,
  ].join('\r\n');
}
