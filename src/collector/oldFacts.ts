import { setTimeout } from 'node:timers/promises';
import { factsOf } from '../export/facts.ts';
import type { FindInstrument } from '../export/instrumentFinder.ts';
import { arrived } from '../protocol/arrived.ts';
import { readJson } from '../protocol/json.ts';
import { responseDocument } from '../protocol/response.ts';
import type { FoundFacts, ResponseWithoutFacts } from './store/factRows.ts';
import type { Store } from './store/store.ts';

/** What finding old facts needs. */
export interface OldFactsDependencies {
  readonly store: Pick<Store, 'responsesWithoutFacts' | 'keepFacts'>;
  readonly findInstrument: FindInstrument;
  /** Ends it after the current page; the next start goes on from there. */
  readonly signal: AbortSignal;
}

/** Few at a time, so that requests hardly wait, and a pause between that leaves them most of the time. */
const [responsesAtOnce, pauseMs] = [8, 15];

/**
 * Finds the facts of responses that were stored before facts were kept. Those that cannot be read are left as they are,
 * and exports name them. Returns how many were found.
 */
export async function findOldFacts({ store, findInstrument, signal }: OldFactsDependencies): Promise<number> {
  let [number, after]: [number, ResponseWithoutFacts | undefined] = [0, undefined];
  while (!signal.aborted) {
    const page: readonly ResponseWithoutFacts[] = await store.responsesWithoutFacts(after, responsesAtOnce);
    after = page.at(-1);
    if (!after) break;
    const found = (await Promise.all(page.map((response) => foundOf(response, findInstrument)))).filter(
      (facts) => facts !== undefined,
    );
    if (found.length > 0) await store.keepFacts(found);
    number += found.length;
    await setTimeout(pauseMs);
  }
  return number;
}

async function foundOf(
  { owner, id, bytes, instrument: name }: ResponseWithoutFacts,
  findInstrument: FindInstrument,
): Promise<FoundFacts | undefined> {
  const json = readJson(bytes);
  const parsed = json.ok ? responseDocument.safeParse(json.value) : undefined;
  if (!parsed?.success) return undefined;
  try {
    const instrument = await findInstrument(name);
    return instrument && { owner, id, facts: JSON.stringify(factsOf(instrument, arrived(instrument, parsed.data))) };
  } catch {
    // Taken in under older rules, which today's cannot read: the others still get their facts.
    return undefined;
  }
}
