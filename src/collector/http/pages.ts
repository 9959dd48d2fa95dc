import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { type Config, config } from '../../protocol/config.ts';
import { codingFor } from './coding.ts';
import { filesIn, type ServedFile } from './files.ts';
import { contentPolicy, originsIn, pageHeaders } from './policy.ts';

/** The name of a file under `assets/` carries its hash, so it never changes; the rest is asked for each time. */
const cacheFor = (path: string, found: boolean): string =>
  found && path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/** What a build notes for itself, under names that begin with a dot, is not part of the app; no name of a build is encoded. */
const isName = (path: string): boolean => !/\/\.|\/\/|[%\\\0]/.test(path);

/**
 * Serves the built app in `folder`, with the headers that keep it to itself. The app routes by hash, so what is no
 * file is a 404.
 */
export function pagesApp(folder: string): Hono {
  const app = new Hono();
  const files = filesIn(folder);
  const policyOf = policies();
  app.use(async (c, next) => {
    await next();
    // Also on a 304: a browser takes its headers over, and a changed endpoint changes the policy, not the page.
    c.header('Content-Security-Policy', policyOf(await files('/config.json')));
    for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value);
    c.header('Cache-Control', cacheFor(c.req.path, c.res.ok || c.res.status === 304));
  });
  app.get('*', async (c) => {
    const { path } = c.req;
    const file = isName(path) ? await files(path.endsWith('/') ? `${path}index.html` : path) : undefined;
    return file ? answerFile(c, file) : c.text('There is nothing here.', 404);
  });
  app.all('*', (c) => {
    c.header('Allow', 'GET, HEAD, OPTIONS');
    return c.req.method === 'OPTIONS' ? c.body(null, 204) : c.text('This is only to be read.', 405);
  });
  return app;
}

async function answerFile(c: Context, file: ServedFile): Promise<Response> {
  const coding = file.packs ? codingFor(c.req.header('Accept-Encoding')) : undefined;
  const tag = coding ? `"${file.tag}-${coding}"` : `"${file.tag}"`;
  c.header('ETag', tag);
  if (file.packs) c.header('Vary', 'Accept-Encoding');
  if (isKnown(c.req.header('If-None-Match'), tag)) return c.body(null, 304);
  const bytes = coding ? await file.packed(coding) : file.bytes;
  if (coding) c.header('Content-Encoding', coding);
  c.header('Content-Type', file.media);
  c.header('Content-Length', String(bytes.length));
  return c.body(new Uint8Array(bytes));
}

/** Whether a browser has these bytes already (RFC 9110, 13.1.2). */
const isKnown = (field: string | undefined, tag: string): boolean =>
  field !== undefined &&
  (field.trim() === '*' || field.split(',').some((one) => one.trim().replace(/^W\//, '') === tag));

/** The policy that goes with a configuration, worked out once for each. */
function policies(): (configuration: ServedFile | undefined) => string {
  let last: { readonly of: ServedFile | undefined; readonly policy: string } | undefined;
  return (configuration) => {
    if (!last || last.of !== configuration)
      last = { of: configuration, policy: contentPolicy(originsIn(textIn(configuration?.bytes))) };
    return last.policy;
  };
}

/** What an editor puts before a text to mark it as UTF-8 is no part of it. */
const textIn = (bytes: Buffer | undefined): string => (bytes?.toString('utf8') ?? '').replace(/^\ufeff/, '');

/** The configuration that is served with the pages; undefined where there is none that reads. */
export async function servedConfig(folder: string): Promise<Config | undefined> {
  try {
    return config.safeParse(JSON.parse(textIn(await readFile(join(folder, 'config.json'))))).data;
  } catch {
    // The app says so to whoever opens it.
    return undefined;
  }
}
