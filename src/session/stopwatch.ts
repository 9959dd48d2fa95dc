/** The time that counts so far. Milliseconds of a monotonic clock; never a difference of wall-clock times. */
export interface Elapsed {
  readonly activeMs: number;
  readonly moduleMs: Readonly<Record<string, number>>;
  /** Gaps between two looks at the clock that were too long to be anything but sleep. */
  readonly gaps: number;
}

/** A stopwatch: what has been counted, and, while the page is in sight, since when. */
export interface Stopwatch extends Elapsed {
  readonly running?: { readonly seen: number; readonly lastInput: number; readonly module: string };
}

/** How a stopwatch counts, in milliseconds. */
export interface Limits {
  /** Without input for longer than this, the respondent counts as away. */
  readonly idle: number;
  /** A longer time between two looks at the clock is sleep or a frozen page, and is not counted. */
  readonly gap: number;
}

/** The sittings in which time was counted. */
export interface Sittings {
  readonly sessions: number;
  /** What was counted by then, and when: milliseconds since 1970, since a monotonic clock begins anew with each page. */
  readonly activeMs: number;
  readonly countedAt: number | undefined;
}

/** After a pause of this many milliseconds it is another sitting. */
export const sittingPauseMs = 30 * 60_000;

/** Takes in what is counted by now: it is another sitting where nothing was for long, or nobody knows for how long. */
export function sitting(before: Sittings, activeMs: number, now: number): Sittings {
  if (activeMs <= before.activeMs) return before;
  // A clock that was set back far says as little as none.
  const paused = before.countedAt === undefined || Math.abs(now - before.countedAt) >= sittingPauseMs;
  return { sessions: before.sessions + (paused ? 1 : 0), activeMs, countedAt: now };
}

/** A stopwatch that has counted this much before, and stands still. */
export const stopped = (elapsed: Elapsed): Stopwatch => ({
  activeMs: elapsed.activeMs,
  moduleMs: elapsed.moduleMs,
  gaps: elapsed.gaps,
});

/** The page came into sight, on a module: that counts as input. */
export const start = (watch: Stopwatch, now: number, module: string): Stopwatch =>
  watch.running ? watch : { ...watch, running: { seen: now, lastInput: now, module } };

/** Looks at the clock: counts the time since the last look, up to the idle limit after the last input. */
export function look(watch: Stopwatch, now: number, limits: Limits): Stopwatch {
  const { running } = watch;
  if (!running || now <= running.seen) return watch;
  const seen = { ...running, seen: now };
  // Waking is no input: a device that wakes by itself must not count as a reader.
  if (now - running.seen > limits.gap) return { ...watch, gaps: watch.gaps + 1, running: seen };
  const counted = Math.max(0, Math.min(now, running.lastInput + limits.idle) - running.seen);
  const before = Object.hasOwn(watch.moduleMs, running.module) ? (watch.moduleMs[running.module] ?? 0) : 0;
  return {
    ...watch,
    activeMs: watch.activeMs + counted,
    moduleMs: counted > 0 ? { ...watch.moduleMs, [running.module]: before + counted } : watch.moduleMs,
    running: seen,
  };
}

/** There was input: touch, key, scroll, a change of focus. */
export function input(watch: Stopwatch, now: number, limits: Limits): Stopwatch {
  const looked = look(watch, now, limits);
  return looked.running ? { ...looked, running: { ...looked.running, lastInput: now } } : looked;
}

/** The respondent went to another module. */
export function turnTo(watch: Stopwatch, now: number, module: string, limits: Limits): Stopwatch {
  const looked = input(watch, now, limits);
  return looked.running ? { ...looked, running: { ...looked.running, module } } : looked;
}

/** The page went out of sight: what was counted stays, and nothing runs. */
export const stop = (watch: Stopwatch, now: number, limits: Limits): Stopwatch => stopped(look(watch, now, limits));

/** The time of each module in whole seconds, rounded so that they sum to the whole in whole seconds. */
export function wholeSeconds(moduleMs: Elapsed['moduleMs']): Record<string, number> {
  let ms = 0;
  let told = 0;
  return Object.fromEntries(
    Object.entries(moduleMs).map(([module, each]) => {
      ms += each;
      const seconds = Math.round(ms / 1000) - told;
      told += seconds;
      return [module, seconds];
    }),
  );
}

/** The minutes to offer for an amount of measured time: whole, rounded up, at least one. */
export const wholeMinutes = (activeMs: number): number => Math.max(1, Math.ceil(activeMs / 60_000));
