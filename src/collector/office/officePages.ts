import { Hono } from 'hono';
import { filesIn } from '../http/files.ts';
import { replyWithFile } from '../http/pages.ts';
import { contentPolicy, pageHeaders } from '../http/policy.ts';

/** Serves the built page of the office in `folder`: from its own origin, and to nothing else. */
export function officePages(folder: string): Hono {
  const app = new Hono();
  const files = filesIn(folder);
  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', contentPolicy([]));
    for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value);
    c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()');
    c.header('Cache-Control', c.req.path.startsWith('/assets/') && c.res.ok ? 'private, max-age=604800' : 'no-cache');
  });
  app.get('*', async (c) => {
    const path = c.req.path === '/' ? '/office.html' : c.req.path;
    const file = /^\/(office\.html|assets\/[\w.-]+)$/.test(path) ? await files(path) : undefined;
    return file ? replyWithFile(c, file) : c.text('There is nothing here.', 404);
  });
  return app;
}
