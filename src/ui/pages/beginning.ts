import { useRef, useState } from 'preact/hooks';
import type { Instrument } from '../../instrument/schema.ts';
import { report } from '../../lib/report.ts';
import { begin } from '../../session/begin.ts';
import { go } from '../router.ts';
import { useServices } from '../services.ts';

/** Begins a response that no invitation is for, and goes to its first question; or tells that it could not be written. */
export function useBeginning() {
  const services = useServices();
  const [failed, setFailed] = useState(false);
  // A double tap begins one response, not two.
  const busy = useRef(false);
  const start = async (instrument: Instrument) => {
    if (busy.current) return;
    busy.current = true;
    try {
      const response = await begin(services, instrument);
      go({ page: 'module', response, module: instrument.modules[0]?.id ?? '' });
    } catch (cause) {
      report('begin', cause);
      busy.current = false;
      setFailed(true);
    }
  };
  return { failed, start };
}
