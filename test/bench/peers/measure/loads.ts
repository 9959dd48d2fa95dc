import type { Peer } from '../peer.ts';
import { visit, withBrowser } from './visit.ts';

/** Milliseconds from the start of the navigation. */
export interface Load {
  /** Until the first page can be used: the form, or a page before it. */
  readonly firstPageMs: number;
  /** Until the first question can be answered, all that has to be pressed on the way pressed at once. */
  readonly usableMs: number;
}

const pauseMs = 300;

/** A first visit, and a second one by the same browser. */
export const loadTwice = (peer: Peer, slower: number): Promise<{ readonly cold: Load; readonly again: Load }> =>
  withBrowser(async (context) => {
    const load = async (): Promise<Load> => {
      const { page, firstPageMs, usableMs } = await visit(context, peer, 'ict', slower);
      await page.waitForTimeout(pauseMs);
      await page.close();
      return { firstPageMs, usableMs };
    };
    return { cold: await load(), again: await load() };
  });
