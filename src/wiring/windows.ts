import { effect } from '@preact/signals';
import type { RecordPort } from '../storage/change.ts';
import type { Database } from '../storage/database.ts';
import type { Second } from '../storage/dexiePort.ts';
import { removeReceived } from '../storage/expiry.ts';
import { yieldToWipe } from '../storage/wiping.ts';
import { config } from './configuring.ts';

/** How often what was received long ago is looked for, in milliseconds. */
const again = 60 * 60 * 1000;

const channelName = 'veldwerk-restart';

/** Starts the app anew in every window. */
export function restartAll(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('restart');
  channel.close();
  location.reload();
}

/** Does what another window asks of all: starts anew, or lets go of what that one erases. */
export function followOthers(db: Database, second: () => Promise<Second>): void {
  new BroadcastChannel(channelName).onmessage = () => location.reload();
  yieldToWipe(() => {
    db.close();
    void second().then((beside) => typeof beside === 'object' && beside.journal.close());
  });
}

/** Removes what was received longer ago than the office wants it kept on a device, now and from time to time. */
export function keepTidy(db: Database, port: RecordPort): void {
  const tidy = (days: number | undefined) => {
    // What could not be removed now is found again the next time.
    if (days !== undefined) void removeReceived(db, port, days, Date.now()).catch(() => {});
  };
  // The configuration is read while the app starts.
  effect(() => tidy(config.value.removeReceivedAfterDays));
  setInterval(() => tidy(config.peek().removeReceivedAfterDays), again);
}
