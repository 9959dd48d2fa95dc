import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { fail, ok, type Result } from '../../lib/result.ts';
import { type Config, defaultConfig } from '../../protocol/config.ts';
import type { Intake } from '../sender.ts';
import { codingFor } from './coding.ts';
import { type Files, filesIn, type ServedFile } from './files.ts';
import { contentPolicy, originsIn, pageHeaders, picturePolicy, readConfigText } from './policy.ts';
import { configFor } from './servedConfig.ts';

/** The name of a file under `assets/` has its hash, so it never changes; others are revalidated each time. */
const cacheFor = (path: string, found: boolean): string =>
  found && path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/** Pictures, the office's logo among them. */
const picture = /^\/[^/]+\.(svg|png|webp)$/i;

/** Dot files are the build's own notes, not part of the app; no file of a build has a name that URLs encode. */
const isName = (path: string): boolean => !/\/\.|\/\/|[%\\\0]/.test(path);

/**
 * Where an invitation's link leads whose `#` some mail program has encoded; relative, since a proxy may have taken a folder
 * off the path. Undefined for any other path.
 */
function mended(path: string): string | undefined {
  const [, text] = /^\/%23\/enrol\/([\w.-]+)$/i.exec(path) ?? [];
  return text && `../../#/enrol/${text}`;
}

/**
 * Serves the built app in `folder`, with its security headers. The app routes by hash, so what is no file is a 404.
 * @param printError called with a line where `config.json` cannot be read
 */
export function pagesApp(folder: string, intake: Intake, printError: (line: string) => void = console.error): Hono {
  const app = new Hono();
  const onDisk = filesIn(folder);
  const config = configFor(intake);
  const files: Files = async (path) => (path === '/config.json' ? config(await onDisk(path)) : onDisk(path));
  const origins = originsOf(join(folder, 'config.json'), printError);
  // Whoever starts it looks at its output now, and perhaps not when the first page is asked for.
  void origins();
  app.use(async (c, next) => {
    await next();
    // Also on a 304: browsers update the headers that they keep, and a new endpoint changes the policy, not the page.
    c.header('Content-Security-Policy', picture.test(c.req.path) ? picturePolicy : contentPolicy(await origins()));
    for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value);
    c.header('Cache-Control', cacheFor(c.req.path, c.res.ok || c.res.status === 304));
  });
  app.get('*', async (c) => {
    const { path } = c.req;
    const link = mended(path);
    if (link !== undefined) return c.redirect(link);
    const file = isName(path) ? await files(path.endsWith('/') ? `${path}index.html` : path) : undefined;
    return file ? replyWithFile(c, file) : c.text('There is nothing here.', 404);
  });
  app.all('*', (c) => {
    c.header('Allow', 'GET, HEAD, OPTIONS');
    return c.req.method === 'OPTIONS' ? c.body(null, 204) : c.text('This is only to be read.', 405);
  });
  return app;
}

/** Replies with a file, compressed where the client takes that, or as unchanged. */
export async function replyWithFile(c: Context, file: ServedFile): Promise<Response> {
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
  (field.trim() === '*' || field.split(',').some((known) => known.trim().replace(/^W\//, '') === tag));

/** The configuration that is served with the pages; undefined where it cannot be read. */
export async function servedConfig(folder: string): Promise<Config | undefined> {
  const text = await textOf(join(folder, 'config.json'));
  const read = text.ok ? readConfigText(text.value) : text;
  return read.ok ? read.value : undefined;
}

/**
 * Reads the origins that the configuration names, each time, so that an edited one counts without a restart. Where it
 * cannot be read, which is printed once for each change, it names no other origin: the policy is at its tightest.
 */
function originsOf(file: string, printError: (line: string) => void): () => Promise<readonly string[]> {
  let printed: string | undefined;
  return async () => {
    const text = await textOf(file);
    const read = text.ok ? originsIn(text.value) : text;
    const found = text.ok ? text.value : text.fault;
    if (!read.ok && found !== printed)
      printError(`${file} does not read, so that pages send nowhere else: ${read.fault}`);
    printed = found;
    return read.ok ? read.value : [];
  };
}

/** An app without a configuration runs on its defaults. */
const nothingSet = JSON.stringify(defaultConfig);

async function textOf(file: string): Promise<Result<string, string>> {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok(nothingSet);
    return fail(error instanceof Error ? error.message : String(error));
  }
}
