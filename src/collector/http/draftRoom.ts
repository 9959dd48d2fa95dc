import type { DraftUsage } from '../store/draftRows.ts';
import type { Store } from '../store/store.ts';

/** The room for the copies of drafts in the database. */
export interface DraftRoom {
  /** What rests there; up to ten seconds old. */
  usage(): Promise<DraftUsage>;
  /** Whether there is room for another. */
  hasRoom(): Promise<boolean>;
}

/** How long a count is used: meanwhile no more comes in than the bodies of a few seconds. */
const staleMs = 10_000;

/** Watches how much room the copies of drafts take, so that they never take that of responses. */
export function newDraftRoom(store: Pick<Store, 'draftUsage'>, maxBytes: number): DraftRoom {
  let counted: { readonly at: number; readonly usage: Promise<DraftUsage> } | undefined;
  const usage = (): Promise<DraftUsage> => {
    const at = performance.now();
    if (!counted || at - counted.at > staleMs) {
      const counting = { at, usage: store.draftUsage() };
      counted = counting;
      // Whoever asked is told; the next one counts again.
      counting.usage.catch(() => {
        if (counted === counting) counted = undefined;
      });
    }
    return counted.usage;
  };
  return { usage, hasRoom: async () => (await usage()).bytes < maxBytes };
}
