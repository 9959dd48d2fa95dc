import type { Signal } from '@preact/signals';
import type { Handover } from '../storage/lock/handover.ts';
import type { OpenLock } from '../storage/lock/lockRecord.ts';

/** The lock of a device that was unlocked. */
export interface DeviceLock {
  readonly open: Signal<OpenLock>;
  /** Minutes without input after which it locks, where the configuration says nothing else. */
  readonly minutes: number;
  /** Whether the device is handed over to somebody who sees one response only. */
  readonly handover: Signal<Handover | undefined>;
  /** Locks at once. */
  readonly now: () => void;
}
