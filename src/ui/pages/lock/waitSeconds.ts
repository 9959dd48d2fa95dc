import { useEffect, useState } from 'preact/hooks';
import { type DeviceStore, secondsToWait } from '../../../session/unlock.ts';

/** How often it is looked how long there is to wait. */
const lookMs = 500;

/** Whole seconds until the next passphrase is taken, as they pass. */
export function useWaitSeconds(store: DeviceStore): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const look = async () => setSeconds(await secondsToWait(store));
    void look();
    const looking = setInterval(() => void look(), lookMs);
    return () => clearInterval(looking);
  }, [store]);
  return seconds;
}
