import { report } from '../lib/report.ts';
import { sha256, toHex } from '../protocol/digest.ts';
import type { InstrumentName } from '../protocol/names.ts';
import type { PublishedDocument } from './publishedDocuments.ts';
import { copiesName } from './wiping.ts';

/** Addresses that are never asked for: the cache files by address. */
const base = 'https://published.invalid/';

/** Published documents a second time, apart from the database: a browser can lose all of that at once. Nothing of it throws. */
export interface PublishedCopies {
  readonly read: (name: InstrumentName) => Promise<PublishedDocument | undefined>;
  /** Keeps a document for good; one of the same version that is there stays as it is. */
  readonly keep: (name: InstrumentName, document: PublishedDocument) => Promise<void>;
}

const addressOf = ({ id, version }: InstrumentName): string =>
  `${base}${encodeURIComponent(id)}/${encodeURIComponent(version)}`;

/** Does something with the cache; undefined where the browser has none, or gives no access. */
async function inCache<Done>(work: (cache: Cache) => Promise<Done>): Promise<Done | undefined> {
  try {
    return await work(await caches.open(copiesName));
  } catch (cause) {
    // It is the second of two: without it the first one serves.
    report('published copies', cause);
    return undefined;
  }
}

/** Those in Cache Storage. */
export const publishedCopies: PublishedCopies = {
  read: (name) =>
    inCache(async (cache) => {
      const found = await cache.match(addressOf(name));
      if (!found) return undefined;
      const bytes = new Uint8Array(await found.arrayBuffer());
      return { bytes, sha256: toHex(await sha256(bytes)) };
    }),
  keep: async (name, { bytes }) => {
    await inCache(async (cache) => {
      if (!(await cache.match(addressOf(name)))) await cache.put(addressOf(name), new Response(new Uint8Array(bytes)));
    });
  },
};
