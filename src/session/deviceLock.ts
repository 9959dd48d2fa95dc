import type { Signal } from '@preact/signals';
import type { OpenLock } from '../storage/lock/lockRecord.ts';

/** The lock of a device that was unlocked. */
export interface DeviceLock {
  readonly open: Signal<OpenLock>;
  /** Minutes without input after which it locks, where the configuration says nothing else. */
  readonly minutes: number;
  /** Locks at once. */
  readonly now: () => void;
}
