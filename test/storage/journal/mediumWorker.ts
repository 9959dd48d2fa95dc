// Runs in a worker of a real browser: tries the media that it has against what every medium keeps to.
import { cacheMedium } from '../../../src/storage/journal/cacheMedium.ts';
import type { Medium } from '../../../src/storage/journal/medium.ts';
import { opfsMedium } from '../../../src/storage/journal/opfs.ts';
import { type Findings, mediumContract } from './mediumContract.ts';

async function tried(open: () => Promise<Medium>): Promise<Findings> {
  try {
    await open();
  } catch {
    return 'none';
  }
  const found: Record<string, string> = {};
  for (const [name, check] of Object.entries(mediumContract))
    found[name] = await check(open).then(
      () => 'kept',
      (cause: unknown) => String(cause),
    );
  return found;
}

self.postMessage(JSON.stringify({ opfs: await tried(opfsMedium), cache: await tried(cacheMedium) }));
