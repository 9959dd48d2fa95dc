import { report } from '../lib/report.ts';

/** Opens a channel to the other windows; undefined where the browser gives none: then they are told nothing. */
export function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch (cause) {
    report('channel', cause);
    return undefined;
  }
}
