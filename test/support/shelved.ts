import { createHash } from 'node:crypto';
import { openStore } from '../../src/collector/store/openStore.ts';
import { loadInstrument } from '../../src/instrument/load.ts';
import { publishedText } from '../../src/instrument/published.ts';
import type { Instrument } from '../../src/instrument/schema.ts';
import { wordsFor } from './wordsFor.ts';

/**
 * Puts an instrument that was drawn by chance on the shelf of the collector in a folder, with words of its own. Past
 * `collector publish`, which refuses what no author means: a comparison that can never hold, a condition that nothing reads.
 * @param written as it stands in a file
 */
export async function shelve(dataDir: string, written: object): Promise<Instrument> {
  const loaded = loadInstrument(written);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
  const { id, version } = loaded.value;
  const words = wordsFor(loaded.value);
  const bytes = Buffer.from(publishedText(written, { nl: words }));
  const store = await openStore({ dataDir, database: undefined });
  if (!store.ok) throw new Error(JSON.stringify(store.fault));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await store.value.publish(
    { id, version, sha256, bytes, titles: { nl: words.title }, codebook: undefined },
    new Date().toISOString(),
  );
  await store.value.close();
  return loaded.value;
}
