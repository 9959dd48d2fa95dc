import { parkedName, parkedText, parkedUnder } from '../park.ts';
import type { Cipher } from './cipher.ts';

/**
 * Has everything that is parked sealed, or readable again: it is taken up only when its draft is opened, and the lock may
 * be another by then.
 */
export function repark(cipher: Cipher, to: 'sealed' | 'readable'): void {
  for (const name of parkedUnder()) {
    const text = parkedText(name, cipher);
    // What does not open with this key is no better off in any other way.
    if (!text) continue;
    const key = parkedName(name);
    try {
      localStorage.setItem(key, to === 'sealed' ? cipher.sealText(JSON.parse(text), key) : text);
    } catch {
      // Full: it stays as it is, and is taken up all the same where the lock stays.
    }
  }
}
