import { report } from '../lib/report.ts';
import type { Change } from './change.ts';
import type { Cipher } from './lock/cipher.ts';

const prefix = 'veldwerk-parked-';

/** The key of `localStorage` that something is stashed under. */
export const stashKey = (name: string): string => `${prefix}${name}`;

/** The names under which anything is stashed. */
export function stashedNames(): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
  } catch {
    // Where it cannot be reached, nothing was stashed either.
    return [];
  }
}

/** What seals stashed changes on a device with a lock; in one step, since a page that goes waits for nothing. */
export type StashSeal = Pick<Cipher, 'sealText' | 'openText'>;

/** The name under which the audit trail of a response is stashed, apart from its answers. */
export const trailOf = (response: string): string => `trail-${response}`;

let over = false;

/** This page stashes nothing any more: what it holds is being erased. */
export function stashNoMore(): void {
  over = true;
}

/**
 * Stashes changes in the moment in which a page goes. In `localStorage`, since nothing else is kept for sure then: an
 * IndexedDB transaction that a closing page begins is dropped more often than not.
 * @returns whether it is kept
 */
export function stash(response: string, changes: readonly Change[], seal?: StashSeal): boolean {
  if (over) return false;
  try {
    const stashed = { response, changes };
    const text = seal ? seal.sealText(stashed, stashKey(response)) : JSON.stringify(stashed);
    localStorage.setItem(stashKey(response), text);
    return true;
  } catch (cause) {
    report('stash', cause);
    // Full or forbidden: the page can do no more now, and had said that it was still saving.
    return false;
  }
}

/** What is stashed for a response, as text; null where nothing is. From before a lock was set it is not sealed. */
export function stashedText(response: string, seal?: StashSeal): string | null {
  try {
    const text = localStorage.getItem(stashKey(response));
    if (!text || !seal || text.startsWith('{')) return text;
    const opened = seal.openText(text, stashKey(response));
    // Sealed under another key: it stays where it is.
    return opened === undefined ? null : JSON.stringify(opened);
  } catch {
    // Where it cannot be reached, nothing was stashed either.
    return null;
  }
}

/** Forgets what is stashed for a response: it is written, or not wanted any more. */
export function forgetStash(response: string): void {
  try {
    localStorage.removeItem(stashKey(response));
  } catch {
    // Where it cannot be reached, nothing was stashed either.
  }
}
