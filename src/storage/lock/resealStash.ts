import { stashedNames, stashedText, stashKey } from '../stash.ts';
import type { Cipher } from './cipher.ts';

/**
 * Has everything that is stashed sealed, or readable again: it is brought in only when its draft is opened, and the lock may
 * be another by then.
 */
export function resealStash(cipher: Cipher, to: 'sealed' | 'readable'): void {
  for (const name of stashedNames()) {
    const text = stashedText(name, cipher);
    // What does not open with this key is no better off in any other way.
    if (!text) continue;
    const key = stashKey(name);
    try {
      localStorage.setItem(key, to === 'sealed' ? cipher.sealText(JSON.parse(text), key) : text);
    } catch {
      // Full: it stays as it is, and is brought in all the same where the lock stays.
    }
  }
}
