import type { DeviceStore } from '../storage/deviceStore.ts';
import type { TimeRow } from '../storage/rows.ts';
import { afterPaint } from './afterPaint.ts';
import {
  input,
  type Limits,
  look,
  type Sittings,
  type Stopwatch,
  sitting,
  start,
  stop,
  stopped,
  turnTo,
} from './stopwatch.ts';

/** Milliseconds between two looks at the clock; and between two checkpoints, the most that a crash can lose. */
const tick = 5_000;
const checkpoint = 15_000;
/** Whole milliseconds of a clock that no time zone and no user sets. */
const clock = () => Math.round(performance.now());
const inputs = ['pointerdown', 'keydown', 'wheel', 'scroll', 'focusin', 'input', 'touchmove'] as const;

/** Keeps the time of one response while its page is in sight. */
export interface Timekeeper {
  readonly turnTo: (module: string) => void;
  /** Takes what other devices have counted by now. */
  readonly hear: (elsewhere: TimeRow['elsewhere']) => void;
  /** All that is counted, looked at now. */
  readonly reading: () => TimeRow;
  /** Stops, and keeps what was counted; unless another page counts by now. */
  readonly close: (keep: boolean) => Promise<void>;
}

/**
 * Starts counting.
 * @param earlier what was counted before
 */
export function keepTime(
  store: Pick<DeviceStore, 'write'>,
  response: string,
  earlier: TimeRow | undefined,
  idleLimitSeconds: number,
  firstModule: string,
): Timekeeper {
  const limits: Limits = { idle: idleLimitSeconds * 1000, gap: 4 * tick };
  let watch: Stopwatch = stopped(earlier ?? { activeMs: 0, moduleMs: {}, gaps: 0 });
  let sittings: Sittings = earlier
    ? { sessions: earlier.sessions, activeMs: earlier.activeMs, countedAt: earlier.countedAt }
    : { sessions: 1, activeMs: 0, countedAt: Date.now() };
  let elsewhere = earlier?.elsewhere;
  let module = firstModule;
  let kept = clock();
  let keptMs: number | undefined;

  const reading = (): TimeRow => {
    watch = look(watch, clock(), limits);
    const { activeMs, moduleMs, gaps } = watch;
    sittings = sitting(sittings, activeMs, Date.now());
    const { sessions, countedAt } = sittings;
    return {
      ...{ response, activeMs, moduleMs, sessions, gaps },
      ...(countedAt !== undefined && { countedAt }),
      ...(elsewhere && { elsewhere }),
    };
  };
  const keep = async () => {
    const time = reading();
    try {
      await store.write([{ kind: 'timed', time }]);
      keptMs = time.activeMs;
    } catch {
      // Time is worth less than answers: where it can't be kept, the next checkpoint tries again.
    }
  };

  const pause = () => {
    watch = stop(watch, clock(), limits);
    void keep();
  };
  const onVisibility = () => {
    if (document.visibilityState === 'visible') watch = start(watch, clock(), module);
    else pause();
  };
  const onInput = () => {
    watch = input(watch, clock(), limits);
  };
  const onTick = () => {
    const now = clock();
    watch = look(watch, now, limits);
    // Half a tick early: a tick that comes a moment too soon must not put the checkpoint off to the next one.
    if (now - kept < checkpoint - tick / 2 || watch.activeMs === keptMs) return;
    kept = now;
    void keep();
  };

  for (const kind of inputs) addEventListener(kind, onInput, { passive: true, capture: true });
  document.addEventListener('visibilitychange', onVisibility);
  // A page may be put away whole and be brought back later, in some browsers without a word on its visibility.
  document.addEventListener('freeze', pause);
  document.addEventListener('resume', onVisibility);
  addEventListener('pagehide', pause);
  addEventListener('pageshow', onVisibility);
  const timer = setInterval(onTick, tick);
  onVisibility();
  // That there is a new sitting. The page is drawn first.
  const endFirst = afterPaint(() => void keep());

  return {
    turnTo(next) {
      module = next;
      watch = turnTo(watch, clock(), next, limits);
    },
    hear(told) {
      elsewhere = told;
      void keep();
    },
    reading,
    async close(keepIt) {
      endFirst();
      clearInterval(timer);
      for (const kind of inputs) removeEventListener(kind, onInput, { capture: true });
      document.removeEventListener('visibilitychange', onVisibility);
      document.removeEventListener('freeze', pause);
      document.removeEventListener('resume', onVisibility);
      removeEventListener('pagehide', pause);
      removeEventListener('pageshow', onVisibility);
      watch = stop(watch, clock(), limits);
      if (keepIt) await keep();
    },
  };
}
