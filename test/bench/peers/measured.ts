import type { Load } from './measure/loads.ts';
import type { Size } from './measure/size.ts';
import type { Taps } from './measure/taps.ts';
import type { Peer } from './peer.ts';

/** All that was measured of a peer. */
export interface Measured {
  readonly peer: Peer;
  size?: Size;
  readonly cold: Load[];
  readonly again: Load[];
  /** By what was tapped through, and how much slower the processor was made (`ict 4`), a page each. */
  readonly taps: Map<string, Taps[]>;
  /** What could not be measured, and why. */
  readonly failures: Map<string, string>;
}

export const newMeasured = (peer: Peer): Measured => ({
  peer,
  cold: [],
  again: [],
  taps: new Map(),
  failures: new Map(),
});

export const tapKey = (instrument: string, slower: number): string => `${instrument} ${slower}`;
