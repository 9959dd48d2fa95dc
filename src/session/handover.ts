import { forgetHandover, type Handover, keepHandover } from '../storage/lock/handover.ts';
import { pinnedStore } from '../storage/pinnedStore.ts';
import type { DeviceLock } from './deviceLock.ts';
import { unsaved } from './opening.ts';
import type { SessionServices } from './services.ts';
import { openWithPassphrase } from './unlock.ts';

export type { Handover };

type Needed = Pick<SessionServices, 'store' | 'windows'>;

/**
 * Hands the device over to somebody who sees one response and nothing else, until the passphrase ends it. Other windows
 * lock.
 * @param name what the response is called on the page of a locked device; empty where it has no name
 * @returns why not: something of another response is not durable yet, and would have to be told
 * @throws where it cannot be written; then nothing has changed
 */
export async function handOver(
  { store, windows }: Needed,
  { open, handover }: DeviceLock,
  response: string,
  name: string,
): Promise<'handed over' | 'unsaved'> {
  if (unsaved.value.length > 0) return 'unsaved';
  await keepHandover(store, open.value.cipher, response, name);
  await windows.restartOthers();
  handover.value = { response };
  return 'handed over';
}

/**
 * Ends a hand-over. Wrong passphrases count with those that were given to unlock.
 * @returns `wait` where none is taken yet
 * @throws where it cannot be written: then it goes on
 */
export async function endHandover(
  { store, windows }: Needed,
  { open, handover }: DeviceLock,
  passphrase: string,
): Promise<'ended' | 'wrong' | 'wait'> {
  const opened = await openWithPassphrase(store, open.value.record, passphrase);
  if (typeof opened === 'string') return opened;
  await forgetHandover(store);
  await windows.restartOthers();
  handover.value = undefined;
  return 'ended';
}

/** What the pages of a device that is handed over stand on: nothing of any other response is in it. */
export const pinnedTo = (services: SessionServices, { response }: Handover): SessionServices => ({
  ...services,
  store: pinnedStore(services.store, response),
});
