import { maxPublishedBytes } from '../instrument/limits.ts';
import { sha256, toHex } from '../protocol/digest.ts';
import type { InstrumentName } from '../protocol/names.ts';
import { type ShelfEntry, shelf, shelfEntry } from '../protocol/shelf.ts';
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
  const bytes = await ask(under(url), maxShelfBytes, 'no-cache');
  if (typeof bytes === 'string') return bytes === 'none' ? [] : undefined;
  try {
    const listed = shelf.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data?.instruments;
    // What a newer collector lists in another way is none for this app; where all of it is, the list cannot be read.
    const entries = listed?.flatMap((one) => shelfEntry.safeParse(one).data ?? []);
    return entries?.length === 0 && listed?.length !== 0 ? undefined : entries;
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
  // It is kept by itself. What a network that is in between gave in its place is not to be met again.
  const bytes = await ask(under(url, id, version), maxPublishedBytes, 'no-store');
  return typeof bytes === 'string' ? bytes : { bytes, sha256: toHex(await sha256(bytes)) };
}

async function ask(url: string, most: number, cache: RequestCache): Promise<Given> {
  try {
    const reply = await fetch(url, {
      cache,
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });
    // A collector says so itself; a page is of whatever stands in its place.
    if (reply.status === 404) return reply.headers.get('Content-Type')?.includes('json') ? 'none' : 'later';
    return reply.ok ? ((await boundedBody(reply, most)) ?? 'later') : 'later';
  } catch {
    // No network, a timeout, a blocked request: the browser does not tell which.
    return 'later';
  }
}
