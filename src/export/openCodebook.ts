import { type Codebook, loadCodebook } from '../instrument/codebook.ts';
import { fail, type Result } from '../lib/result.ts';
import type { InstrumentName } from '../protocol/names.ts';
import { releaseOf } from '../surveys/catalogue.ts';
import type { InstrumentFault } from '../surveys/open.ts';

/** Opens a codebook; unknown where there is none. */
export type OpenCodebook = (name: InstrumentName) => Promise<Result<Codebook, InstrumentFault>>;

/**
 * Opens the codebook of a questionnaire; unknown where it has none. Here, not beside the other openers: those are in
 * the app's first chunk, and would draw the codebook's schema into it.
 */
export async function openCodebook({ id, version }: InstrumentName): Promise<Result<Codebook, InstrumentFault>> {
  const load = releaseOf(id, version)?.codebook;
  if (!load) return fail({ kind: 'unknown' });
  const loaded = loadCodebook((await load()).default);
  return loaded.ok ? loaded : fail({ kind: 'broken', faults: loaded.fault });
}
