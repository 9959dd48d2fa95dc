import type { IncomingMessage } from 'node:http';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { largestDocument } from '../protocol/response.ts';
import { ownTokenField } from '../protocol/token.ts';
import { catalogue } from '../surveys/catalogue.ts';
import { answerFailure, answerOtherMethod, answerProblem, type Log } from './answers.ts';
import type { CodeKey } from './codeKey.ts';
import { type Head, headFault, takeIn } from './intake.ts';
import { caseStatusFor, largestRedemption, redeem } from './invitations.ts';
import { networkOf, type Proxies, senderAddress } from './network.ts';
import { openapi } from './openapi.ts';
import { pagesApp } from './pages.ts';
import { problemNamed } from './problems.ts';
import { type Intake, type Sending, sendingOf } from './sender.ts';
import { newShelf } from './shelf.ts';
import { type RefusalRoom, usualRoom } from './store/refusals.ts';
import type { Store } from './store/store.ts';

/** What a collector stands on. */
export interface CollectorParts {
  readonly store: Store;
  readonly now: () => Date;
  /** Origins, other than its own, whose pages may deliver here. */
  readonly origins: readonly string[];
  /** The folder of the built app, to be served beside the collector; undefined: none. */
  readonly pages: string | undefined;
  readonly log: Log;
  readonly intake: Intake;
  /** Whether sealed responses are taken. */
  readonly sealed: boolean;
  /** The key that short codes are kept under; gives undefined where there is none. */
  readonly codeKey: () => CodeKey | undefined;
  /** Tokens that stand in a configuration for all to read. */
  readonly generalTokens: readonly string[];
  readonly proxies: Proxies;
  /** How much is kept of what is refused. */
  readonly refusalRoom?: RefusalRoom;
}

/** The whole server as one function from request to answer: the collector under `/api/v1`, the app beside it. */
export function collectorApp(parts: CollectorParts): Hono {
  const app = new Hono();
  app.use('/api/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  });
  if (parts.origins.length > 0) app.use('/api/*', crossOrigin(parts.origins));
  app.route('/api/v1', apiOf(parts));
  app.all('/api/*', (c) => answerProblem(c, problemNamed('not-found')));
  if (parts.pages !== undefined) app.route('/', pagesApp(parts.pages));
  app.onError((error, c) => answerFailure(c, error, parts.log));
  return app;
}

function apiOf(parts: CollectorParts): Hono<{ Variables: { sending: Sending } }> {
  const { store, now, intake, sealed, codeKey, generalTokens, log, refusalRoom = usualRoom } = parts;
  const api = new Hono<{ Variables: { sending: Sending } }>();
  const shelf = newShelf();
  const onFault = (cause: unknown) => log('a document could not be checked', cause);
  const senderOf = (c: Context) =>
    sendingOf(
      { authorization: c.req.header('Authorization'), own: c.req.header(ownTokenField) },
      { store, intake, codeKey: codeKey()?.bytes, generalTokens },
    );
  const limit = bodyLimit({
    maxSize: largestDocument,
    // Not kept apart: the body is not read to its end, and nothing can follow it.
    onError: (c) => {
      c.header('Connection', 'close');
      return answerProblem(c, headFault(headOf(c))?.problem ?? problemNamed('too-large'));
    },
  });
  api.put('/responses/:id', async (c, next) => {
    const sending = await senderOf(c);
    if (!sending.ok) return refuseUnread(c);
    c.set('sending', sending.value);
    return next();
  });
  api.put('/responses/:id', limit, async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const parts = { store, now, shelf, sealed, refusalRoom, onFault };
    const taken = await takeIn(headOf(c), c.get('sending'), bytes, parts);
    if (!taken.ok) return answerProblem(c, taken.fault.problem);
    return c.json(taken.value.receipt, taken.value.kind === 'stored' ? 201 : 200);
  });
  api.post('/invitations', bodyLimit({ maxSize: largestRedemption, onError: refuseLarge }), async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer());
    const redeemed = await redeem(body, networkOf(addressOf(c, parts.proxies)), { store, codeKey, now });
    return redeemed.ok ? c.json(redeemed.value) : answerProblem(c, redeemed.fault);
  });
  api.get('/case', async (c) => {
    const sending = await senderOf(c);
    if (!sending.ok) return answerProblem(c, problemNamed('unauthorised'));
    const status = await caseStatusFor(sending.value, { store, now });
    return status.ok ? c.json(status.value) : answerProblem(c, status.fault);
  });
  api.get('/health', async (c) => {
    await store.ping();
    return c.json({ status: 'ok', instruments: catalogue.map(({ id, version }) => ({ id, version })) });
  });
  api.get('/openapi.json', (c) => c.json(openapi));
  api.all('/responses/:id', (c) => answerOtherMethod(c, 'PUT, OPTIONS'));
  api.all('/invitations', (c) => answerOtherMethod(c, 'POST, OPTIONS'));
  api.all('/case', (c) => answerOtherMethod(c, 'GET, HEAD, OPTIONS'));
  api.all('/health', (c) => answerOtherMethod(c, 'GET, HEAD, OPTIONS'));
  api.all('/openapi.json', (c) => answerOtherMethod(c, 'GET, HEAD, OPTIONS'));
  return api;
}

function refuseLarge(c: Context): Response {
  c.header('Connection', 'close');
  return answerProblem(c, problemNamed('too-large'));
}

/** Refuses a request whose sender has no right to it. What it sends is read and thrown away: a reset would read as "later". */
async function refuseUnread(c: Context): Promise<Response> {
  let read = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    read += chunk.length;
    if (read > largestDocument) break;
  }
  c.header('Connection', 'close');
  return answerProblem(c, problemNamed('unauthorised'));
}

const addressOf = (c: Context, proxies: Proxies): string => {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage };
  return senderAddress(incoming?.socket.remoteAddress, c.req.header('X-Forwarded-For'), proxies);
};

const crossOrigin = (origins: readonly string[]) =>
  cors({
    origin: [...origins],
    allowMethods: ['GET', 'HEAD', 'PUT', 'POST'],
    allowHeaders: ['Content-Type', 'Repr-Digest', 'Authorization', ownTokenField],
    // Not among the headers that a page may read across origins without being told so.
    exposeHeaders: ['Retry-After'],
    maxAge: 7200,
  });

const headOf = (c: Context): Head => ({
  id: c.req.param('id') ?? '',
  contentType: c.req.header('Content-Type'),
  contentEncoding: c.req.header('Content-Encoding'),
  reprDigest: c.req.header('Repr-Digest'),
});
