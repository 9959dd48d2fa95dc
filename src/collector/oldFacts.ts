import { setTimeout } from 'node:timers/promises';
import { readJson } from '../protocol/json.ts';
import { responseDocument } from '../protocol/response.ts';
import { factsOf } from './facts.ts';
import type { FindInstrument } from './instrumentFinder.ts';
import type { FoundFacts, ResponseWithoutFacts } from './store/factRows.ts';
import type { Store } from './store/store.ts';

/** What this stands on. */
export interface OldFactsDependencies {
  readonly store: Pick<Store, 'responsesWithoutFacts' | 'keepFacts'>;
  readonly findInstrument: FindInstrument;
  /** Ends it after the responses that it is at; it goes on from there another time. */
  readonly signal: AbortSignal;
}

/** So few at a time that a request hardly waits for them, and a pause after them that leaves most of the time to requests. */
const [responsesAtOnce, pauseMs] = [8, 15];

/**
 * Finds the facts of responses that were taken in before facts were kept. Those that do not read are left as they are:
 * an export reads them carefully, and names them. Gives how many were found.
 */
export async function findOldFacts({ store, findInstrument, signal }: OldFactsDependencies): Promise<number> {
  let [number, after]: [number, ResponseWithoutFacts | undefined] = [0, undefined];
  while (!signal.aborted) {
    const some: readonly ResponseWithoutFacts[] = await store.responsesWithoutFacts(after, responsesAtOnce);
    after = some.at(-1);
    if (!after) break;
    const found = (await Promise.all(some.map((one) => foundOf(one, findInstrument)))).filter(
      (one) => one !== undefined,
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
    return instrument && { owner, id, facts: JSON.stringify(factsOf(instrument, parsed.data)) };
  } catch {
    // Older rules took in what today's cannot reckon with: it must not keep the others from being looked through.
    return undefined;
  }
}
