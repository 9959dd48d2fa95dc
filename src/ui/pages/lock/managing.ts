import { useState } from 'preact/hooks';
import type { Messages } from '../../../i18n/messages.ts';
import { report } from '../../../lib/report.ts';
import type { DeviceLock } from '../../../session/deviceLock.ts';

/** What became of a change of the device lock. */
export type ChangeOutcome = keyof Messages['lock']['said'];

/** What a way to change the device lock is given. */
export interface ManageProps {
  readonly lock: DeviceLock;
  /** Runs one change at a time, whichever it is. */
  readonly once: (work: () => Promise<unknown>) => Promise<void>;
}

/** Runs a change of the device lock, and keeps what became of it. */
export function useOutcome({ once }: ManageProps) {
  const [outcome, setOutcome] = useState<ChangeOutcome>();
  const run = (change: () => Promise<ChangeOutcome>) =>
    once(async () => {
      // Taken off, the lock waits for the page to start anew.
      if (outcome === 'busy') return;
      setOutcome('busy');
      setOutcome(
        await change().catch((cause: unknown): ChangeOutcome => {
          report('change lock', cause);
          return 'failed';
        }),
      );
    });
  return [outcome, run] as const;
}
