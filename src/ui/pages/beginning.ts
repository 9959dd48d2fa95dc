import { type ReadonlySignal, signal } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import type { Instrument } from '../../instrument/schema.ts';
import { report } from '../../lib/report.ts';
import { begin } from '../../session/begin.ts';
import { go } from '../router.ts';
import { useServices } from '../services.ts';

const running = signal(false);

/** Whether a response is being begun here: the page is about to be left, and is not to be drawn anew with it. */
export const beginning: ReadonlySignal<boolean> = running;

/**
 * Begins a response, and goes to its first question; or tells that it could not be written.
 * @param onBegun runs before that, and never rejects
 */
export function useBeginning(onBegun?: () => Promise<unknown>) {
  const services = useServices();
  const [failed, setFailed] = useState(false);
  // A double tap begins one response, not two.
  const busy = useRef(false);
  const start = async (instrument: Instrument, invited?: Parameters<typeof begin>[2]) => {
    if (busy.current) return;
    busy.current = true;
    running.value = true;
    try {
      const response = await begin(services, instrument, invited);
      await onBegun?.();
      go({ page: 'module', response, module: instrument.modules[0]?.id ?? '' });
    } catch (cause) {
      report('begin', cause);
      busy.current = false;
      setFailed(true);
    } finally {
      running.value = false;
    }
  };
  return { failed, start };
}
