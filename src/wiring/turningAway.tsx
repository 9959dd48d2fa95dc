import { render } from 'preact';
import { OlderApp } from '../ui/parts/olderApp.tsx';
import { acceptWaiting } from './pwa.ts';
import { registerWorker } from './registration.ts';

/** Starts nothing but the way back to the newer version of the app that has been on this device. @param root where it is said */
export function turnAway(root: HTMLElement): void {
  // A newer version that waits behind this one would wait for ever: a fresh start alone does not let it in.
  const reload = () => (acceptWaiting.peek() ?? (() => location.reload()))();
  render(<OlderApp reload={reload} />, root);
  void registerWorker(() => {});
}
