import { maxPublishedBytes } from '../instrument/limits.ts';
import { sha256, toHex } from '../protocol/digest.ts';
import type { InstrumentName } from '../protocol/names.ts';
import { type ShelfEntry, shelf } from '../protocol/shelf.ts';
import { boundedBody } from './boundedBody.ts';

const timeoutMs = 30_000;

/** The list of a shelf has this many bytes at most. */
const maxShelfBytes = 256 * 1024;

/** Bytes that a collector gave, or why there are none: `none`: it has nothing there; `later`: it could not be asked. */
type Given = Uint8Array<ArrayBuffer> | 'none' | 'later';

const under = (url: string, ...names: readonly string[]): string =>
  [url.replace(/\/+$/, ''), 'instruments', ...names.map(encodeURIComponent)].join('/');

/** Asks for what is on the shelf at an endpoint; undefined where it could not be asked. A collector from before there were shelves has nothing on one. Never throws. */
export async function askShelf(url: string): Promise<readonly ShelfEntry[] | undefined> {
  const bytes = await ask(under(url), maxShelfBytes);
  if (typeof bytes === 'string') return bytes === 'none' ? [] : undefined;
  try {
    // One that a newer collector writes in another way is none.
    return shelf.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data?.instruments;
  } catch {
    // Not JSON: a portal's page.
    return undefined;
  }
}

/** A document as it came. */
export interface FetchedDocument {
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Fetches the document of a version; `none`: the collector has none. Never throws. */
export async function fetchDocument(
  url: string,
  { id, version }: InstrumentName,
): Promise<FetchedDocument | 'none' | 'later'> {
  const bytes = await ask(under(url, id, version), maxPublishedBytes);
  return typeof bytes === 'string' ? bytes : { bytes, sha256: toHex(await sha256(bytes)) };
}

async function ask(url: string, most: number): Promise<Given> {
  try {
    const reply = await fetch(url, {
      // What is published never changes; a list says itself that it is to be asked for again.
      cache: 'default',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (reply.status === 404) return 'none';
    return reply.ok ? ((await boundedBody(reply, most)) ?? 'later') : 'later';
  } catch {
    // No network, a timeout, a blocked request: the browser does not tell which.
    return 'later';
  }
}
