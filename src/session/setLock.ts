import { setLock } from '../storage/lock/keeping.ts';
import { rememberLockSet } from './lockWasSet.ts';
import type { SessionServices } from './services.ts';

/**
 * Locks the device under a passphrase: what has been kept on it is sealed, and the app starts anew in every window.
 * @throws where it cannot be written
 */
export async function lockDevice(
  { store, windows }: Pick<SessionServices, 'store' | 'windows'>,
  passphrase: string,
): Promise<void> {
  try {
    await setLock(store, passphrase);
  } catch (cause) {
    // Another window was first: the app asks for what was set there.
    if ((await store.setting('lock').catch(() => undefined)) === undefined) throw cause;
  }
  rememberLockSet();
  windows.restart();
}
