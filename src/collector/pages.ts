import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { type Config, config } from '../protocol/config.ts';
import { contentPolicy, originsIn, pageHeaders } from './policy.ts';

/** The name of a file under `assets/` carries its hash, so it never changes; the rest is asked for each time. */
const cacheFor = (path: string, found: boolean): string =>
  found && path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/**
 * Serves the built app in `folder`, with the headers that keep it to itself. The app routes by hash, so what is no
 * file is a 404.
 */
export function pagesApp(folder: string): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    // Also on a 304: a browser takes its headers over, and a changed endpoint changes the policy, not the page.
    c.header('Content-Security-Policy', contentPolicy(originsIn(await configIn(folder))));
    for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value);
    c.header('Cache-Control', cacheFor(c.req.path, c.res.ok || c.res.status === 304));
  });
  app.use(compress());
  app.use(etag());
  // What a build notes for itself, under names that begin with a dot, is not part of the app.
  app.use('*', (c, next) =>
    /\/\./.test(c.req.path) ? Promise.resolve(c.text('There is nothing here.', 404)) : next(),
  );
  app.get('*', serveStatic({ root: folder }));
  app.get('*', (c) => c.text('There is nothing here.', 404));
  app.all('*', (c) => {
    c.header('Allow', 'GET, HEAD, OPTIONS');
    return c.req.method === 'OPTIONS' ? c.body(null, 204) : c.text('This is only to be read.', 405);
  });
  return app;
}

/** The configuration that is served with the pages; undefined where there is none that reads. */
export async function servedConfig(folder: string): Promise<Config | undefined> {
  try {
    return config.safeParse(JSON.parse(await configIn(folder))).data;
  } catch {
    // The app says so to whoever opens it.
    return undefined;
  }
}

/** Read each time, so that an edited configuration counts without a restart. */
async function configIn(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, 'config.json'), 'utf8');
  } catch {
    // An app without one runs on its defaults, which name no other origin.
    return '';
  }
}
