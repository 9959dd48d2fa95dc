import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { largestDocument } from '../protocol/response.ts';
import { catalogue } from '../surveys/catalogue.ts';
import { answerFailure, answerOtherMethod, answerProblem, type Log } from './answers.ts';
import { type Head, headFault, takeIn } from './intake.ts';
import { pagesApp } from './pages.ts';
import { problemNamed } from './problems.ts';
import { newShelf } from './shelf.ts';
import type { Store } from './store.ts';

/** What a collector stands on. */
export interface CollectorParts {
  readonly store: Store;
  readonly now: () => Date;
  /** Origins, other than its own, whose pages may deliver here. */
  readonly origins: readonly string[];
  /** The folder of the built app, to be served beside the collector; undefined: none. */
  readonly pages: string | undefined;
  readonly log: Log;
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

function apiOf({ store, now }: CollectorParts): Hono {
  const api = new Hono();
  const shelf = newShelf();
  const limit = bodyLimit({
    maxSize: largestDocument,
    // The one refusal that is not kept apart: the body is not read to its end, and nothing can follow it.
    onError: (c) => {
      c.header('Connection', 'close');
      return answerProblem(c, headFault(headOf(c))?.problem ?? problemNamed('too-large'));
    },
  });
  api.put('/responses/:id', limit, async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const taken = await takeIn(headOf(c), bytes, { store, now, shelf });
    if (!taken.ok) return answerProblem(c, taken.fault.problem);
    return c.json(taken.value.receipt, taken.value.kind === 'stored' ? 201 : 200);
  });
  api.get('/health', async (c) => {
    await store.ping();
    return c.json({ status: 'ok', instruments: catalogue.map(({ id, version }) => ({ id, version })) });
  });
  api.all('/responses/:id', (c) => answerOtherMethod(c, 'PUT, OPTIONS'));
  api.all('/health', (c) => answerOtherMethod(c, 'GET, HEAD, OPTIONS'));
  return api;
}

const crossOrigin = (origins: readonly string[]) =>
  cors({
    origin: [...origins],
    allowMethods: ['GET', 'HEAD', 'PUT'],
    allowHeaders: ['Content-Type', 'Repr-Digest', 'Authorization'],
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
