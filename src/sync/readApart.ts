import type { Fault } from '../instrument/faults.ts';
import type { Published } from '../instrument/published.ts';
import { fail, type Result } from '../lib/result.ts';

/** How long reading a document may take: what takes longer is not meant to be read. */
const readTimeoutMs = 20_000;

/**
 * Reads a published document in a worker, which has the code that reads the language: a page that only draws what came with
 * the app never loads it, and what is hard to read holds up no page. Never rejects.
 */
export function readApart(bytes: Uint8Array): Promise<Result<Published, readonly Fault[]>> {
  const worker = new Worker(new URL('./publishedReader.ts', import.meta.url), { type: 'module', name: 'reader' });
  const told = (fault: string) => fail([{ place: '(whole file)', fault }]);
  return new Promise<Result<Published, readonly Fault[]>>((resolve) => {
    const timer = setTimeout(() => resolve(told('takes too long to read')), readTimeoutMs);
    worker.onmessage = ({ data }: MessageEvent<Result<Published, readonly Fault[]>>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = (event) => {
      clearTimeout(timer);
      event.preventDefault();
      resolve(told(`cannot be read: ${event.message}`));
    };
    worker.postMessage(bytes);
  }).finally(() => worker.terminate());
}
