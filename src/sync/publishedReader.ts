import type { Fault } from '../instrument/faults.ts';
import { type Published, readPublished } from '../instrument/published.ts';
import { fail, type Result } from '../lib/result.ts';
import { readJson } from '../protocol/json.ts';

/** Reads the bytes of a published document. */
function read(bytes: Uint8Array): Result<Published, readonly Fault[]> {
  const json = readJson(bytes);
  return json.ok ? readPublished(json.value) : fail([{ place: '(whole file)', fault: json.fault.kind }]);
}

self.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => self.postMessage(read(data)));
