import { once } from 'node:events';
import { createServer } from 'node:http';
import { filesIn } from '../../../src/collector/http/files.ts';

/** Serves a folder as a good host would: packed by brotli, hashed files for ever, all else checked by its tag. */
export async function serveFolder(folder: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const files = filesIn(folder);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const file = await files(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (!file || pathname.includes('..')) return response.writeHead(404).end();
    const tag = `"${file.tag}"`;
    const headers = {
      'content-type': file.media,
      etag: tag,
      'cache-control': pathname.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    if (request.headers['if-none-match'] === tag) return response.writeHead(304, headers).end();
    if (!file.packs) return response.writeHead(200, headers).end(file.bytes);
    return response.writeHead(200, { ...headers, 'content-encoding': 'br' }).end(await file.packed('br'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
