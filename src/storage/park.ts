import type { Change } from './change.ts';
import type { Cipher } from './lock/cipher.ts';

const prefix = 'veldwerk-parked-';

/** The key that something is parked under. */
export const parkedName = (name: string): string => `${prefix}${name}`;

/** The names under which anything is parked. */
export const parkedUnder = (): string[] =>
  Object.keys(localStorage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));

/** What seals parked changes on a device with a lock; in one step, since a page that goes waits for nothing. */
export type ParkSeal = Pick<Cipher, 'sealText' | 'openText'>;

/** The name under which the audit trail of a response is parked, apart from its answers. */
export const trailOf = (response: string): string => `trail-${response}`;

let over = false;

/** This page parks nothing any more: what it holds is being erased. */
export function parkNoMore(): void {
  over = true;
}

/**
 * Parks changes in the moment in which a page goes. In `localStorage`, since nothing else is kept for sure then: an
 * IndexedDB transaction that a closing page begins is dropped more often than not.
 */
export function park(response: string, changes: readonly Change[], seal?: ParkSeal): void {
  if (over) return;
  try {
    const parked = { response, changes };
    const text = seal ? seal.sealText(parked, parkedName(response)) : JSON.stringify(parked);
    localStorage.setItem(parkedName(response), text);
  } catch {
    // Full or forbidden: the page can do no more now, and had said that it was still saving.
  }
}

/** What is parked for a response, as text; null where nothing is. From before a lock was set it is not sealed. */
export function parkedText(response: string, seal?: ParkSeal): string | null {
  try {
    const text = localStorage.getItem(parkedName(response));
    if (!text || !seal || text.startsWith('{')) return text;
    const opened = seal.openText(text, parkedName(response));
    // Sealed under another key: it stays where it is.
    return opened === undefined ? null : JSON.stringify(opened);
  } catch {
    return null;
  }
}

/** Forgets what is parked for a response: it is written, or not wanted any more. */
export function forgetParked(response: string): void {
  try {
    localStorage.removeItem(parkedName(response));
  } catch {
    // Where it cannot be reached, nothing was parked either.
  }
}
