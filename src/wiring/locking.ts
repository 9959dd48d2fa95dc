import { signal } from '@preact/signals';
import type { DeviceLock } from '../session/deviceLock.ts';
import type { Handover } from '../storage/lock/handover.ts';
import type { OpenLock } from '../storage/lock/lockRecord.ts';
import { currentConfig } from './configuring.ts';
import { restartAll } from './windows.ts';

const inputs = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'input'] as const;

/** Minutes without input after which the device locks, where the office says nothing else. */
const defaultLockMinutes = 10;

/** How often the idle time is checked. */
const checkIntervalMs = 5_000;

/**
 * Holds the key of a device that was unlocked, until it is locked: on demand in every window, after some time without
 * input in this one. Locking starts the page anew, which is the one way to be sure that nothing readable is left in it;
 * what is not durable yet is stashed, sealed, as whenever a page goes.
 */
export function holdDeviceLock(open: OpenLock, handover: Handover | undefined): DeviceLock {
  // The wall clock: performance.now() may stop while a device sleeps.
  let last = Date.now();
  const look = () => {
    const minutes = currentConfig.value.lockAfterMinutes ?? defaultLockMinutes;
    const idle = Date.now() - last;
    // A clock that was set back starts counting anew.
    if (idle < 0) last = Date.now();
    if (idle >= minutes * 60_000) location.reload();
  };
  const onInput = () => {
    look();
    last = Date.now();
  };
  for (const kind of inputs) addEventListener(kind, onInput, { passive: true, capture: true });
  document.addEventListener('visibilitychange', look);
  addEventListener('pageshow', look);
  setInterval(look, checkIntervalMs);
  return { open: signal(open), handover: signal(handover), minutes: defaultLockMinutes, now: restartAll };
}
