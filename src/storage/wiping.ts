import { Database } from './database.ts';
import type { Second } from './dexiePort.ts';
import { parkNoMore } from './park.ts';
import { secondStore } from './second.ts';
import { keepSetting, readSetting } from './settings.ts';

const channelName = 'veldwerk-wipe';

/** Milliseconds that other windows get to let go of what they hold. */
const patience = 1_000;

/** What became of erasing everything. `held`: another window keeps something open. */
export type Wiped = 'wiped' | 'held';

/**
 * Erases all that the app keeps on the device about anybody: database, second store, what was parked, the language. The
 * office's configuration stays, since without it an app that is offline would not know where answers go.
 * @param second what this page itself has open
 * @throws where the browser does not let it
 */
export async function wipe(db: Database, second?: () => Promise<Second>): Promise<Wiped> {
  parkNoMore();
  const own = await second?.();
  if (typeof own === 'object') own.journal.close();
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('let go');
  // Theirs are the only answers to wait for, and a window that is frozen gives none.
  await new Promise((resolve) => {
    setTimeout(resolve, patience);
  });
  const config = await readSetting(db, 'config').catch(() => undefined);
  const { wipeBeside } = await secondStore();
  const beside = await wipeBeside().then(
    () => 'wiped' as const,
    () => 'held' as const,
  );
  await db.delete();
  for (const name of Object.keys(localStorage)) if (name.startsWith('veldwerk-')) localStorage.removeItem(name);
  if (config !== undefined && !db.inMemory) await keepSetting(new Database(), 'config', config);
  channel.postMessage('wiped');
  channel.close();
  return beside;
}

/**
 * Lets go of everything once another window erases it, and starts anew after that.
 * @param letGo closes what this page holds of both stores
 */
export function yieldToWipe(letGo: () => void): void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }) => {
    parkNoMore();
    letGo();
    if (data === 'wiped') {
      location.hash = '';
      location.reload();
    }
  };
}
