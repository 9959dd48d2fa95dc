import type { RecordPort } from '../storage/change.ts';
import type { TimeRow } from '../storage/rows.ts';
import { input, type Limits, look, type Stopwatch, start, stop, stopped, turnTo } from '../timing/stopwatch.ts';

/** Milliseconds between two looks at the clock; and between two checkpoints, the most that a crash can lose. */
const tick = 5_000;
const checkpoint = 15_000;
const inputs = ['pointerdown', 'keydown', 'wheel', 'scroll', 'focusin', 'input', 'touchmove'] as const;

/** Keeps the time of one response while its page is in sight. */
export interface Timekeeper {
  readonly turnTo: (module: string) => void;
  /** All that is counted, looked at now. */
  readonly reading: () => TimeRow;
  /** Stops, and keeps what was counted; unless another page counts by now. */
  readonly close: (keep: boolean) => Promise<void>;
}

/**
 * Starts counting. This is a session of its own from the first moment that counts.
 * @param earlier what earlier sessions counted
 */
export function keepTime(
  port: RecordPort,
  response: string,
  earlier: TimeRow | undefined,
  idleLimitSeconds: number,
  firstModule: string,
): Timekeeper {
  const limits: Limits = { idle: idleLimitSeconds * 1000, gap: 4 * tick };
  const sessions = (earlier?.sessions ?? 0) + 1;
  let watch: Stopwatch = stopped(earlier ?? { activeMs: 0, moduleMs: {}, gaps: 0 });
  let module = firstModule;
  let kept = performance.now();

  const reading = (): TimeRow => {
    watch = look(watch, performance.now(), limits);
    const { activeMs, moduleMs, gaps } = watch;
    return { response, activeMs: Math.round(activeMs), moduleMs: rounded(moduleMs), sessions, gaps };
  };
  // Time is worth less than answers: where it can't be kept, the next checkpoint tries again.
  const keep = () => port.write([{ kind: 'timed', time: reading() }]).catch(() => {});

  const onVisibility = () => {
    if (document.visibilityState === 'visible') watch = start(watch, performance.now(), module);
    else {
      watch = stop(watch, performance.now(), limits);
      void keep();
    }
  };
  const onInput = () => {
    watch = input(watch, performance.now(), limits);
  };
  const onTick = () => {
    const now = performance.now();
    watch = look(watch, now, limits);
    if (now - kept < checkpoint || !watch.running) return;
    kept = now;
    void keep();
  };

  for (const kind of inputs) addEventListener(kind, onInput, { passive: true, capture: true });
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('pagehide', keep);
  const timer = setInterval(onTick, tick);
  onVisibility();
  void keep();

  return {
    turnTo(next) {
      module = next;
      watch = turnTo(watch, performance.now(), next, limits);
    },
    reading,
    async close(keepIt) {
      clearInterval(timer);
      for (const kind of inputs) removeEventListener(kind, onInput, { capture: true });
      document.removeEventListener('visibilitychange', onVisibility);
      removeEventListener('pagehide', keep);
      watch = stop(watch, performance.now(), limits);
      if (keepIt) await keep();
    },
  };
}

const rounded = (moduleMs: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(moduleMs).map(([module, ms]) => [module, Math.round(ms)]));
