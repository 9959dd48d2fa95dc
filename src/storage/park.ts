import type { Change } from './change.ts';

const nameOf = (response: string): string => `veldwerk-parked-${response}`;

/** The name under which the audit trail of a response is parked, apart from its answers. */
export const trailOf = (response: string): string => `trail-${response}`;

/**
 * Parks changes in the moment in which a page goes. In `localStorage`, since nothing else is kept for sure then: an
 * IndexedDB transaction that a closing page begins is dropped more often than not.
 */
export function park(response: string, changes: readonly Change[]): void {
  try {
    localStorage.setItem(nameOf(response), JSON.stringify({ response, changes }));
  } catch {
    // Full or forbidden: the page can do no more now, and had said that it was still saving.
  }
}

/** What is parked for a response, as text; null where nothing is. */
export function parkedText(response: string): string | null {
  try {
    return localStorage.getItem(nameOf(response));
  } catch {
    return null;
  }
}

/** Forgets what is parked for a response: it is written, or not wanted any more. */
export function forgetParked(response: string): void {
  try {
    localStorage.removeItem(nameOf(response));
  } catch {
    // Where it cannot be reached, nothing was parked either.
  }
}
