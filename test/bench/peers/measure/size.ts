import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Peer } from '../peer.ts';
import { metric, visit, withBrowser } from './visit.ts';

/** What a page with the form weighs: bytes loaded until shortly after the first question, memory, elements. */
export interface Size {
  readonly bytes: number;
  readonly gzip: number;
  readonly brotli: number;
  readonly heapMb: number;
  readonly elements: number;
  readonly errors: readonly string[];
}

/** How long a page goes on loading what it wants soon, in milliseconds. */
const settledMs = 1500;

const brotli = (bytes: Buffer) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });
const sum = (lengths: readonly number[]): number => lengths.reduce((all, length) => all + length, 0);

/** Weighs the ICT form of a peer. */
export const sizeOf = (peer: Peer): Promise<Size> =>
  withBrowser(async (context) => {
    const visited = await visit(context, peer, 'ict', 1);
    await visited.page.waitForTimeout(settledMs);
    const bodies = await visited.loaded();
    await visited.devTools.send('HeapProfiler.collectGarbage');
    return {
      bytes: sum(bodies.map(({ length }) => length)),
      gzip: sum(bodies.map((body) => gzipSync(body, { level: 9 }).length)),
      brotli: sum(bodies.map((body) => brotli(body).length)),
      heapMb: (await metric(visited, 'JSHeapUsedSize')) / 2 ** 20,
      elements: await visited.page.evaluate(() => document.querySelectorAll('*').length),
      errors: visited.errors,
    };
  });
