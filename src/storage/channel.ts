import { report } from '../lib/report.ts';

/** The channel on which the window that writes a response posts what it has written, numbered, to those that read along. */
export const changeChannel = (response: string): BroadcastChannel | undefined =>
  openChannel(`veldwerk-changes-${response}`);

/** Opens a channel to the other windows; undefined where the browser gives none: then they are told nothing. */
export function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch (cause) {
    report('channel', cause);
    return undefined;
  }
}
