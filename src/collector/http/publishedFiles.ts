import type { InstrumentName } from '../../protocol/names.ts';
import type { Shelf } from '../../protocol/shelf.ts';
import type { PublishedRows } from '../store/publishedRows.ts';
import { type ServedFile, servedBytes } from './files.ts';

/** What a collector offers besides what apps carry. */
export const shelfOf = async (store: PublishedRows): Promise<Shelf> => ({
  instruments: (await store.publishedVersions())
    .filter(({ withdrawnAt }) => withdrawnAt === undefined)
    .map(({ id, version, sha256, titles }) => ({ id, version, sha256, titles })),
});

/** Finds the document of a version that was published; undefined: there is none. Each is compressed once. */
export function publishedFiles(store: PublishedRows): (name: InstrumentName) => Promise<ServedFile | undefined> {
  const known = new Map<string, ServedFile>();
  return async (name) => {
    const key = `${name.id} ${name.version}`;
    const before = known.get(key);
    if (before) return before;
    const content = await store.publishedContent(name);
    if (!content) return undefined;
    const file = servedBytes(Buffer.from(content.bytes), '/published.json');
    known.set(key, file);
    return file;
  };
}
