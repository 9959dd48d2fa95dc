import { type Context, Hono } from 'hono';
import { type NeededRight, suffice } from '../../protocol/officeRights.ts';
import { readBody } from '../http/body.ts';
import { BodyRoom } from '../http/bodyRoom.ts';
import {
  problemOfBody,
  problemOfFailure,
  problemOfStatus,
  replyToOtherMethod,
  replyWithProblem,
} from '../http/httpErrors.ts';
import { defaultPace } from '../http/limits.ts';
import { problemNamed } from '../problems.ts';
import { type ActionOutcome, maxActionBytes } from './action.ts';
import { actions } from './actions.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { officePages } from './officePages.ts';
import { type OfficeContext, sessionRoutes, signedIn } from './session.ts';
import type { OfficeRequest, ViewFile } from './view.ts';
import { views } from './views.ts';

/** What every reply with data says: no cache keeps it, and a browser that opens it by itself shows nothing of it. */
const dataHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Serves the office's page and its data. */
export function officeApp(dependencies: OfficeDependencies): Hono<OfficeContext> {
  const app = new Hono<OfficeContext>();
  app.route('/api', apiOf(dependencies));
  if (dependencies.pages !== undefined) app.route('/', officePages(dependencies.pages, dependencies.opensSealed));
  app.onError((error, c) => {
    if (c.req.raw.signal.aborted) return replyWithProblem(c, problemOfStatus(400));
    const where = `${c.req.method} ${c.req.routePath} of the office's page`;
    const { problem, fields } = problemOfFailure(error, where, dependencies.log);
    return replyWithProblem(c, problem, fields);
  });
  return app;
}

function apiOf(dependencies: OfficeDependencies): Hono<OfficeContext> {
  const api = new Hono<OfficeContext>();
  api.use(async (c, next) => {
    for (const [name, value] of Object.entries(dataHeaders)) c.header(name, value);
    // A page of another origin must not act as an officer, whatever the browser sends along with its request.
    if (c.req.header('Sec-Fetch-Site') !== 'same-origin')
      return replyWithProblem(c, problemNamed('forbidden', { detail: 'not from a page of this origin' }), dataHeaders);
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!reads && c.req.header('Origin') !== dependencies.origin())
      return replyWithProblem(c, problemNamed('forbidden', { detail: 'not from the office’s page' }), dataHeaders);
    return next();
  });
  api.route('/session', sessionRoutes(dependencies));
  for (const view of views) {
    const { path, right } = view;
    api.get(path, async (c) => {
      const request = await allowed(c, right, dependencies);
      if (request instanceof Response) return request;
      const found = 'read' in view ? await view.read(dependencies, request) : await view.file(dependencies, request);
      if (found === undefined) return replyWithProblem(c, problemNamed('not-found'));
      return 'read' in view ? c.json(found) : replyWithLines(c, found as ViewFile);
    });
    api.all(path, (c) => replyToOtherMethod(c, 'GET, HEAD, OPTIONS'));
  }
  const bodies = new BodyRoom(64 * maxActionBytes);
  for (const { path, right, perform } of actions) {
    api.post(path, async (c) => {
      const request = await allowed(c, right, dependencies);
      if (request instanceof Response) return request;
      const hold = bodies.hold(false);
      const body = await readBody(c.env.incoming, maxActionBytes, defaultPace, hold);
      hold.release();
      if (!body.ok) return replyWithProblem(c, problemOfBody(body.fault), { Connection: 'close' });
      const outcome = await perform(dependencies, request, body.value);
      return outcome.ok ? replyWithOutcome(c, outcome.value) : replyWithProblem(c, problemNamed('bad-request'));
    });
    api.all(path, (c) => replyToOtherMethod(c, 'POST, OPTIONS'));
  }
  api.all('/session', (c) => replyToOtherMethod(c, 'GET, HEAD, POST, DELETE, OPTIONS'));
  api.all('*', (c) => replyWithProblem(c, problemNamed('not-found')));
  return api;
}

/** The request of whoever is signed in with a right; else the reply that refuses it. */
async function allowed(
  c: Context<OfficeContext>,
  right: NeededRight,
  dependencies: OfficeDependencies,
): Promise<OfficeRequest | Response> {
  const officer = await signedIn(c, dependencies);
  if (!officer) return replyWithProblem(c, problemNamed('unauthorised'));
  if (!suffice(officer.rights, right)) {
    const names = [right].flat().map((one) => `"${one}"`);
    return replyWithProblem(c, problemNamed('forbidden', { detail: `this needs the right ${names.join(' or ')}` }));
  }
  return { officer, query: (name) => c.req.query(name), param: (name) => c.req.param(name) ?? '' };
}

function replyWithOutcome(c: Context<OfficeContext>, outcome: ActionOutcome): Response {
  switch (outcome.kind) {
    case 'done':
      return outcome.told ? c.json(outcome.told) : c.body(null, 204);
    case 'file':
      return replyWithLines(c, outcome.file);
    case 'unusable':
      return replyWithProblem(c, problemNamed('bad-request', outcome.errors && { errors: outcome.errors }));
    case 'missing':
      return replyWithProblem(c, problemNamed('not-found'));
    case 'settled':
      return replyWithProblem(c, problemNamed('conflict', { detail: 'this was done already' }));
  }
}

/** Sends a file as it is written, for keeping: what no browser would show in a page of its own. */
function replyWithLines(c: Context<OfficeContext>, { name, media = 'text/csv', count, lines }: ViewFile): Response {
  if (count !== undefined) c.header('Veldwerk-Count', String(count));
  c.header('Content-Type', `${media}; charset=utf-8`);
  c.header('Content-Disposition', `attachment; filename="${name}"`);
  const encoder = new TextEncoder();
  const source = lines[Symbol.asyncIterator]();
  return c.body(
    new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await source.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: async () => void (await source.return?.()),
    }),
  );
}
