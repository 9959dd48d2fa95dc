import * as z from 'zod/mini';
import { type ErrorEntry, errorEntry } from '../lib/errorEntry.ts';
import { ErrorLog } from '../lib/errorLog.ts';
import { keepReports } from '../lib/report.ts';

/** For this window alone, and no longer than it is open: a fresh start is what is tried after most errors. */
const kept = 'veldwerk-errors';

function earlier(): readonly ErrorEntry[] {
  try {
    return z.array(errorEntry).safeParse(JSON.parse(sessionStorage.getItem(kept) ?? '[]')).data ?? [];
  } catch {
    // A browser that keeps nothing, or a text that is not ours.
    return [];
  }
}

/** What went wrong in this window. */
export const errorLog = new ErrorLog(earlier());

keepReports((caught) => {
  if (import.meta.env.DEV) console.error(caught.where, caught.cause);
  errorLog.keep(caught);
  try {
    sessionStorage.setItem(kept, JSON.stringify(errorLog.entries));
  } catch {
    // A browser that keeps nothing: the list lasts until the page starts anew.
  }
});
