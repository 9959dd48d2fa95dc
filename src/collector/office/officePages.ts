import { Hono } from 'hono';
import { filesIn } from '../http/files.ts';
import { replyWithFile } from '../http/pages.ts';
import { contentPolicy, pageHeaders } from '../http/policy.ts';

/**
 * The policy of the frame in which sealed responses are opened: it has an origin of its own that is no other's, and no way
 * to send anything. Also where somebody opens it by itself.
 */
const framePolicy = [
  'sandbox allow-scripts allow-downloads allow-modals',
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** Serves the built page of the office in `folder`: from its own origin, and to nothing else. */
export function officePages(folder: string, opensSealed: boolean): Hono {
  const app = new Hono();
  const files = filesIn(folder);
  const policy = contentPolicy([]) + (opensSealed ? "; frame-src 'self'" : '');
  app.use(async (c, next) => {
    await next();
    const isAsset = c.req.path.startsWith('/assets/');
    c.header('Content-Security-Policy', c.req.path === sealedPath ? framePolicy : policy);
    for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value);
    c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()');
    c.header('Cache-Control', isAsset && c.res.ok ? 'private, max-age=604800' : 'no-cache');
    // The frame's origin is none, and scripts are asked for in its name. They are the same for everybody.
    if (isAsset && opensSealed) c.header('Access-Control-Allow-Origin', '*');
  });
  app.get('*', async (c) => {
    const path = c.req.path === '/' ? '/office.html' : c.req.path;
    const isThere = /^\/(office\.html|assets\/[\w.-]+)$/.test(path) || (opensSealed && path === sealedPath);
    const file = isThere ? await files(path) : undefined;
    return file ? replyWithFile(c, file) : c.text('There is nothing here.', 404);
  });
  return app;
}

const sealedPath = '/sealed.html';
