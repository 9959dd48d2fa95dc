import { openCodebook } from '../export/openCodebook.ts';
import { type Codebook, loadCodebook } from '../instrument/codebook.ts';
import type { Fault } from '../instrument/faults.ts';
import { type Published, readPublished } from '../instrument/published.ts';
import { newestOf } from '../instrument/versionOrder.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import type { InstrumentName } from '../protocol/names.ts';
import { releaseOf } from '../surveys/catalogue.ts';
import { type Instruments, withBuiltIn } from '../surveys/instruments.ts';
import { allThere, type InstrumentFault } from '../surveys/open.ts';
import type { PublishedRows, PublishedVersion } from './store/publishedRows.ts';

/** The questionnaires of a collector: built in, and on its shelf. */
export interface CollectorInstruments extends Instruments {
  /** What an office makes of the answers; unknown where it has published nothing of the kind. */
  codebook(name: InstrumentName): Promise<Result<Codebook, InstrumentFault>>;
}

/** Opens what is built in and what is in a store; a version is read once, since it never changes. */
export function instrumentsIn(store: PublishedRows): CollectorInstruments {
  const onShelf = new Map<string, Result<Opened, InstrumentFault>>();
  const find = async (name: InstrumentName): Promise<Result<Opened, InstrumentFault>> => {
    const key = `${name.id} ${name.version}`;
    const known = onShelf.get(key);
    if (known) return known;
    const content = await store.publishedContent(name);
    // It may be published while the collector runs.
    if (!content) return fail({ kind: 'unknown' });
    const opened = openedFrom(content.bytes, content.codebook);
    onShelf.set(key, opened);
    return opened;
  };
  const others: Instruments = {
    async open(id, version) {
      const found = await find({ id, version: version ?? (await newestOnShelf(store, id))?.version ?? '' });
      if (!found.ok) return found;
      await allThere(found.value.instrument);
      return ok(found.value.instrument);
    },
    async texts(id, version, language) {
      const found = await find({ id, version });
      if (!found.ok) return found;
      const texts = found.value.texts[language];
      return texts ? ok(texts) : fail({ kind: 'unknown' });
    },
  };
  return {
    ...withBuiltIn(async () => others),
    async codebook(name) {
      if (releaseOf(name.id)) return openCodebook(name);
      const found = await find(name);
      if (!found.ok) return found;
      return found.value.codebook ? ok(found.value.codebook) : fail({ kind: 'unknown' });
    },
  };
}

/** The newest version on offer; where all of them were withdrawn, the newest: drafts and cases may be left of it. */
export async function newestOnShelf(
  store: Pick<PublishedRows, 'publishedVersions'>,
  id: string,
): Promise<PublishedVersion | undefined> {
  const versions = (await store.publishedVersions()).filter((one) => one.id === id);
  const offered = versions.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  const among = offered.length > 0 ? offered : versions;
  const newest = newestOf(among.map(({ version }) => version));
  return among.find(({ version }) => version === newest);
}

interface Opened extends Published {
  readonly codebook: Codebook | undefined;
}

const broken = (faults: readonly Fault[]) => fail<InstrumentFault>({ kind: 'broken', faults });

/** Was read when it was published: a fault here is one of a newer collector, or of the database. */
function openedFrom(bytes: Uint8Array, codebook: string | undefined): Result<Opened, InstrumentFault> {
  const published = readPublished(JSON.parse(new TextDecoder().decode(bytes)));
  if (!published.ok) return broken(published.fault);
  const book = codebook === undefined ? ok(undefined) : loadCodebook(JSON.parse(codebook));
  return book.ok ? ok({ ...published.value, codebook: book.value }) : broken(book.fault);
}
