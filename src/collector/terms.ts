import { applyErasure, type ErasureDependencies } from './erasing.ts';
import { recordErasure } from './erasures.ts';

/** For how long an office keeps what it no longer needs, in days; undefined: until it is erased by hand. */
export interface Terms {
  /** Contact data in responses, and the e-mail addresses of cases that are delivered. */
  readonly contactDays: number | undefined;
  readonly refusedDays: number | undefined;
}

const dayMs = 24 * 60 * 60_000;

/** Erases what is older than its term. */
export async function applyTerms(
  { contactDays, refusedDays }: Terms,
  { erasures, ...dependencies }: ErasureDependencies & { readonly erasures: string },
): Promise<void> {
  const { store, now } = dependencies;
  const daysAgo = (days: number) => new Date(now().getTime() - days * dayMs).toISOString();
  const at = now().toISOString();
  if (refusedDays !== undefined) {
    const before = daysAgo(refusedDays);
    // Purging is put on record even where there was nothing, which a line a day would be about.
    if (await some(store.refusals(), ({ lastSeen }) => lastSeen < before)) await store.purgeRefusals(before, at);
  }
  if (contactDays !== undefined) {
    const before = daysAgo(contactDays);
    // Nothing has come of age since: the list does not grow by a line a day for nothing.
    const since = await store.contactErasedUntil();
    // First received first: the first one tells of all.
    const first = await some(store.responses({ superseded: true, since }), () => true);
    if (first && first.receipt.receivedAt < before) {
      const one = { at, erased: 'contact', before } as const;
      recordErasure(erasures, one);
      await applyErasure(one, dependencies);
    }
  }
  if (contactDays !== undefined || refusedDays !== undefined) await store.scrub(false);
}

/** The first that is as wanted; undefined where none is. */
async function some<Value>(all: AsyncIterable<Value>, isWanted: (one: Value) => boolean): Promise<Value | undefined> {
  for await (const one of all) if (isWanted(one)) return one;
  return undefined;
}

/** Applies terms now and once a day, until it is told to stop. A failure is said, and tried again a day later. */
export function keepTerms(
  terms: Terms,
  dependencies: ErasureDependencies & {
    readonly erasures: string;
    readonly log: (line: string, cause: unknown) => void;
  },
): () => Promise<void> {
  let running = Promise.resolve();
  const apply = () => {
    running = applyTerms(terms, dependencies).catch((cause: unknown) =>
      dependencies.log('what is past its term was not erased', cause),
    );
  };
  apply();
  const timer = setInterval(apply, dayMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
