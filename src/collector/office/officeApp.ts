import { type Context, Hono } from 'hono';
import { problemOfFailure, problemOfStatus, replyToOtherMethod, replyWithProblem } from '../http/httpErrors.ts';
import { problemNamed } from '../problems.ts';
import type { OfficeDependencies } from './officeDependencies.ts';
import { officePages } from './officePages.ts';
import { type OfficeContext, sessionRoutes, signedIn } from './session.ts';
import type { ViewFile } from './view.ts';
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
  if (dependencies.pages !== undefined) app.route('/', officePages(dependencies.pages));
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
      const officer = await signedIn(c, dependencies);
      if (!officer) return replyWithProblem(c, problemNamed('unauthorised'));
      if (!officer.rights.includes(right))
        return replyWithProblem(c, problemNamed('forbidden', { detail: `this needs the right "${right}"` }));
      const request = { officer, query: (name: string) => c.req.query(name) };
      return 'read' in view
        ? c.json(await view.read(dependencies, request))
        : replyWithLines(c, await view.file(dependencies, request));
    });
    api.all(path, (c) => replyToOtherMethod(c, 'GET, HEAD, OPTIONS'));
  }
  api.all('/session', (c) => replyToOtherMethod(c, 'GET, HEAD, POST, DELETE, OPTIONS'));
  api.all('*', (c) => replyWithProblem(c, problemNamed('not-found')));
  return api;
}

/** Sends a file as it is written, for keeping: what no browser would show in a page of its own. */
function replyWithLines(c: Context<OfficeContext>, { name, lines }: ViewFile): Response {
  c.header('Content-Type', 'text/csv; charset=utf-8');
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
