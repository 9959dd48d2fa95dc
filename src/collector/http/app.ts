import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { catalogue } from '../../surveys/catalogue.ts';
import { caseStatusFor, maxRedemptionBytes, redeemShortCode } from '../invitations.ts';
import { networkOf, senderAddress } from '../network.ts';
import { openapi } from '../openapi.ts';
import { problemNamed } from '../problems.ts';
import { schemaVersion } from '../store/migrations.ts';
import { appVersion } from './appVersion.ts';
import { readBody } from './body.ts';
import type { CollectorDependencies, Guard } from './dependencies.ts';
import { draftsApp } from './drafts.ts';
import {
  problemOfBody,
  problemOfFailure,
  problemOfStatus,
  replyToOtherMethod,
  replyWithProblem,
} from './httpErrors.ts';
import { retryAfterSeconds } from './limits.ts';
import { pagesApp, replyWithFile } from './pages.ts';
import { publishedFiles, shelfOf } from './publishedFiles.ts';
import type { Readiness } from './readiness.ts';
import { senderOf } from './responsePut.ts';

type Bindings = { Bindings: HttpBindings };

/** Serves all but the delivery of responses: the rest of the API, health, and the pages of the app. */
export function collectorApp(
  dependencies: CollectorDependencies,
  guard: Guard,
  readiness: () => Promise<Readiness>,
): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.route('/api/v1', apiOf(dependencies, guard, readiness));
  app.all('/api/*', (c) => replyWithProblem(c, problemNamed('not-found')));
  app.get('/livez', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) => replyWithReadiness(c, readiness));
  if (dependencies.pages !== undefined)
    app.route(
      '/',
      pagesApp(dependencies.pages, dependencies.intake, (line) => dependencies.log(line, 'pages send nowhere else')),
    );
  app.onError((error, c) => {
    // The client has gone: nobody reads the reply, and nothing is to be logged.
    if (c.req.raw.signal.aborted) return replyWithProblem(c, problemOfStatus(400));
    const { problem, fields } = problemOfFailure(error, `${c.req.method} ${c.req.routePath}`, dependencies.log);
    return replyWithProblem(c, problem, fields);
  });
  return app;
}

function apiOf(dependencies: CollectorDependencies, guard: Guard, readiness: () => Promise<Readiness>): Hono<Bindings> {
  const { store, now, codeKey } = dependencies;
  const api = new Hono<Bindings>();
  api.post('/invitations', async (c) => {
    const hold = guard.bodies.hold(false);
    const body = await readBody(c.env.incoming, maxRedemptionBytes, dependencies.limits.pace, hold);
    hold.release();
    if (!body.ok) return replyWithProblem(c, problemOfBody(body.fault), { Connection: 'close' });
    const redeemed = await redeemShortCode(body.value, networkIn(c, dependencies), { store, codeKey, now });
    return redeemed.ok ? c.json(redeemed.value) : replyWithProblem(c, redeemed.fault);
  });
  api.get('/case', async (c) => {
    const sending = await senderOf(c.env.incoming, dependencies);
    const status = sending.ok
      ? await caseStatusFor(sending.value, { store, now, drafts: dependencies.drafts !== undefined })
      : undefined;
    if (status?.ok) return c.json(status.value);
    const wait = guard.failures.take(networkIn(c, dependencies));
    return wait > 0
      ? replyWithProblem(c, problemNamed('too-many-requests'), { 'Retry-After': String(wait) })
      : replyWithProblem(c, status?.fault ?? problemNamed('unauthorised'));
  });
  if (dependencies.drafts)
    api.route(
      '/drafts',
      draftsApp(dependencies, guard, (c) => networkIn(c, dependencies)),
    );
  const published = publishedFiles(store);
  api.get('/instruments', async (c) => c.json(await shelfOf(store)));
  api.get('/instruments/:id/:version', async (c) => {
    const file = await published({ id: c.req.param('id'), version: c.req.param('version') });
    if (!file) return replyWithProblem(c, problemNamed('not-found'));
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return replyWithFile(c, file);
  });
  api.get('/health', (c) => replyWithReadiness(c, readiness));
  api.get('/version', (c) => c.json({ version: appVersion, schema: schemaVersion }));
  api.get('/openapi.json', (c) => c.json(openapi));
  // PUT is handled before it comes here.
  api.all('/responses/:id', (c) => replyToOtherMethod(c, 'PUT, OPTIONS'));
  api.all('/invitations', (c) => replyToOtherMethod(c, 'POST, OPTIONS'));
  for (const path of ['/instruments', '/instruments/:id/:version', '/case', '/health', '/version', '/openapi.json'])
    api.all(path, (c) => replyToOtherMethod(c, 'GET, HEAD, OPTIONS'));
  return api;
}

async function replyWithReadiness(c: Context, readiness: () => Promise<Readiness>): Promise<Response> {
  const state = await readiness();
  if (state === 'ready')
    return c.json({ status: 'ok', instruments: catalogue.map(({ id, version }) => ({ id, version })) });
  return replyWithProblem(c, problemNamed('unavailable', { detail: state }), {
    'Retry-After': String(retryAfterSeconds),
  });
}

const networkIn = (c: Context<Bindings>, { proxies }: CollectorDependencies): string =>
  networkOf(senderAddress(c.env.incoming.socket.remoteAddress, c.req.header('X-Forwarded-For'), proxies));
