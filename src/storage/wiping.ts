import { keepReports, report } from '../lib/report.ts';
import { openChannel } from './channel.ts';
import { eraseReplica } from './closedReplica.ts';
import { Database } from './database.ts';
import type { DeviceStore } from './deviceStore.ts';
import { configName, keepSetting, readSetting } from './settings.ts';
import { stashNoMore } from './stash.ts';
import type { Tables } from './tables.ts';

/** The cache of published questionnaires; what keeps them there is loaded with such alone. */
export const copiesName = 'veldwerk-published';

let channel: BroadcastChannel | undefined;

/** One for the page: what is said on a channel is heard by every other, also by this page's. */
function windows(): BroadcastChannel | undefined {
  channel ??= openChannel('veldwerk-wipe');
  return channel;
}

/** How long other windows get to let go of what they hold, and how often. */
const letGoMs = 1_000;
const mostTries = 4;
/** How long the browser may wait for them before it erases its database. */
const eraseTimeoutMs = 10_000;

const wait = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

/** What became of erasing everything. `held`: another window keeps something open. */
export type Wiped = 'wiped' | 'held';

/**
 * Erases all that the app keeps on the device about anybody: database, replica, what was stashed, the language. The
 * office's configuration stays, since without it an app that is offline would not know where answers go.
 * @throws where the configuration cannot be put back
 */
export async function wipe({ base }: DeviceStore): Promise<Wiped> {
  const { tables } = base;
  stashNoMore();
  (await base.replica()).close();
  windows()?.postMessage('let go');
  // They say nothing when they have: one that is frozen never would.
  await wait(letGoMs);
  // What cannot be read, which is reported, cannot be kept.
  const config = await readSetting(tables, 'config').catch(() => undefined);
  const done = await eraseStores(tables).catch((cause: unknown): Wiped => {
    report('erase', cause);
    return 'held';
  });
  windows()?.postMessage('start anew');
  if (done === 'held') return done;
  keepNoReports();
  clearWords(() => localStorage);
  clearWords(() => sessionStorage);
  if (config !== undefined && !tables.inMemory) await keepSetting(new Database(), 'config', config);
  return done;
}

/** The replica first: what the database still has when this is cut short, is there to be seen and erased again. */
async function eraseStores(tables: Tables): Promise<Wiped> {
  await eraseCopies();
  for (let left = mostTries; ; left -= 1)
    try {
      await eraseReplica();
      break;
    } catch (cause) {
      if (left <= 1) throw cause;
      await wait(letGoMs);
    }
  // Where memory stands in for it, the device's own may be there again tomorrow.
  const database = tables.inMemory ? new Database() : tables;
  // Once more after that: what another window was about to keep as it was asked to let go.
  const erased = database.erase().then(() => eraseReplica());
  return Promise.race([erased.then(() => 'wiped' as const), wait(eraseTimeoutMs).then(() => 'held' as const)]);
}

async function eraseCopies(): Promise<void> {
  try {
    await caches.delete(copiesName);
  } catch (cause) {
    // A browser that gives no access to them has none.
    report('erase', cause);
  }
}

/** What goes wrong from now on is kept nowhere any more: this page starts anew. */
const keepNoReports = () => keepReports(() => {});

/** Removes what the app keeps in words, for all windows or for this one. */
function clearWords(wordsOf: () => Storage): void {
  try {
    const words = wordsOf();
    for (const name of Object.keys(words))
      if (name.startsWith('veldwerk-') && name !== configName) words.removeItem(name);
  } catch {
    // A browser that keeps nothing has nothing to erase.
  }
}

/**
 * Lets go of everything once another window erases it, and starts anew after that.
 * @param letGo closes what this page holds of both stores
 */
export function yieldToWipe(letGo: () => void): void {
  const others = windows();
  if (!others) return;
  others.onmessage = ({ data }) => {
    stashNoMore();
    letGo();
    if (data === 'start anew') {
      keepNoReports();
      clearWords(() => sessionStorage);
      location.hash = '';
      location.reload();
    }
  };
}
