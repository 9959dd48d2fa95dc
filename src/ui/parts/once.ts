import { useRef } from 'preact/hooks';

/**
 * Has what a button begins run once at a time: the second press of a double tap comes before anything is drawn anew, so
 * that no state of a component keeps it off.
 */
export function useOnce(): (work: () => Promise<unknown>) => Promise<void> {
  const running = useRef(false);
  return async (work) => {
    if (running.current) return;
    running.current = true;
    try {
      await work();
    } finally {
      running.current = false;
    }
  };
}
