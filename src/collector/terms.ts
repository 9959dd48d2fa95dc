import { applyErasure, type ErasureDependencies } from './erasing.ts';
import { recordErasure } from './erasures.ts';

/** How many days an office keeps what it no longer needs; undefined: until it is erased by hand. */
export interface Terms {
  /** Contact data in responses, and the e-mail addresses of cases that are delivered. */
  readonly contactDays: number | undefined;
  readonly refusedDays: number | undefined;
  /** Copies of drafts, since their last one. */
  readonly draftDays: number | undefined;
}

const dayMs = 24 * 60 * 60_000;

/** Erases what is older than its term. */
export async function applyTerms(
  { contactDays, refusedDays, draftDays }: Terms,
  { erasures, ...dependencies }: ErasureDependencies & { readonly erasures: string },
): Promise<void> {
  const { store, now } = dependencies;
  const daysAgo = (days: number) => new Date(now().getTime() - days * dayMs).toISOString();
  const at = now().toISOString();
  if (refusedDays !== undefined) {
    const before = daysAgo(refusedDays);
    // Only where there is something to purge: each purge is put on record, and an empty one a day is noise.
    if (await firstOf(store.refusals(), ({ lastSeen }) => lastSeen < before)) await store.purgeRefusals(before, at);
  }
  if (draftDays !== undefined) await store.removeDraftsBefore(daysAgo(draftDays));
  if (contactDays !== undefined) {
    const before = daysAgo(contactDays);
    // Only where something is due: else the list of erasures would grow by a line a day.
    const since = await store.contactErasedUntil();
    // Ordered by arrival, so the first is the oldest.
    const oldest = await firstOf(store.responses({ superseded: true, since }), () => true);
    if (oldest && oldest.receipt.receivedAt < before) {
      const erasure = { at, erased: 'contact', before } as const;
      recordErasure(erasures, erasure);
      await applyErasure(erasure, dependencies);
    }
  }
  // What was removed at deliveries since is removed from the files now.
  if ([contactDays, refusedDays, draftDays].some((days) => days !== undefined)) await store.scrub(false);
}

/** The first value that a predicate holds for; undefined where there is none. */
async function firstOf<Value>(
  values: AsyncIterable<Value>,
  isWanted: (value: Value) => boolean,
): Promise<Value | undefined> {
  for await (const value of values) if (isWanted(value)) return value;
  return undefined;
}

/** Applies terms now and once a day, until it is told to stop. A failure is logged, and tried again a day later. */
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
