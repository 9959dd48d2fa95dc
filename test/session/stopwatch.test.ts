import { describe, expect, it } from 'vitest';
import {
  input,
  look,
  type Stopwatch,
  sitting,
  sittingPauseMs,
  start,
  stop,
  stopped,
  turnTo,
  wholeMinutes,
} from '../../src/session/stopwatch.ts';

const limits = { idle: 180_000, gap: 20_000 };
const tick = 5_000;

type Event = readonly [at: number, what: 'show' | 'hide' | 'input' | 'sleep' | { readonly module: string }];

/** Plays a trace of events in seconds, with a look at the clock every tick in between, as the page does. */
function play(events: readonly Event[], until: number): Stopwatch {
  let watch = stopped({ activeMs: 0, moduleMs: {}, gaps: 0 });
  let now = 0;
  for (const [at, what] of [...events, [until, 'hide'] as const]) {
    if (what !== 'sleep') for (; now + tick < at * 1000; now += tick) watch = look(watch, now + tick, limits);
    now = at * 1000;
    if (what === 'show') watch = start(watch, now, 'A');
    else if (what === 'hide') watch = stop(watch, now, limits);
    else if (what === 'input') watch = input(watch, now, limits);
    else if (typeof what === 'object') watch = turnTo(watch, now, what.module, limits);
  }
  return watch;
}

describe('what counts as time', () => {
  it.each<[string, Event[], number, number, number]>([
    [
      'steady answering',
      [
        [0, 'show'],
        [10, 'input'],
        [40, 'input'],
      ],
      60,
      60,
      0,
    ],
    ['reading within the idle limit', [[0, 'show']], 170, 170, 0],
    [
      'walking away: capped at the limit',
      [
        [0, 'show'],
        [10, 'input'],
      ],
      1000,
      190,
      0,
    ],
    [
      'coming back after being away',
      [
        [0, 'show'],
        [1000, 'input'],
      ],
      1030,
      210,
      0,
    ],
    [
      'hidden for an hour',
      [
        [0, 'show'],
        [30, 'hide'],
        [3630, 'show'],
      ],
      3660,
      60,
      0,
    ],
    [
      'asleep for an hour while in sight',
      [
        [0, 'show'],
        [30, 'input'],
        [3630, 'sleep'],
        [3630, 'input'],
      ],
      3640,
      40,
      1,
    ],
    ['never in sight', [], 500, 0, 0],
  ])('%s', (_name, events, until, seconds, gaps) => {
    const { activeMs, gaps: found } = play(events, until);
    expect(Math.abs(activeMs / 1000 - seconds)).toBeLessThanOrEqual(1);
    expect(found).toBe(gaps);
  });

  it('goes to the module in sight, and the modules make up the whole', () => {
    const { activeMs, moduleMs } = play(
      [
        [0, 'show'],
        [20, { module: 'B' }],
        [50, { module: 'A' }],
      ],
      60,
    );
    expect(moduleMs).toEqual({ A: 30_000, B: 30_000 });
    expect(activeMs).toBe(60_000);
  });

  it('goes to a module that is called as what every object has', () => {
    const watch = play(
      [
        [0, 'show'],
        [10, { module: 'constructor' }],
      ],
      30,
    );
    expect(watch.moduleMs).toEqual({ A: 10_000, constructor: 20_000 });
  });

  it('is not moved by a clock that stands still or runs back', () => {
    const running = start(stopped({ activeMs: 0, moduleMs: {}, gaps: 0 }), 1000, 'A');
    expect(look(running, 500, limits).activeMs).toBe(0);
    expect(look(running, 1000, limits).activeMs).toBe(0);
  });

  it.each([
    [0, 1],
    [1, 1],
    [60_000, 1],
    [60_001, 2],
    [22 * 60_000 - 1, 22],
  ])('%i ms are %i whole minutes', (ms, minutes) => {
    expect(wholeMinutes(ms)).toBe(minutes);
  });
});

describe('a sitting', () => {
  const noon = Date.parse('2026-03-02T12:00:00Z');
  const minute = 60_000;
  const before = { sessions: 2, activeMs: 1000, countedAt: noon };

  it.each<[string, number | undefined, number, number, number]>([
    ['goes on after a reload', noon, 1001, noon + 5000, 2],
    ['goes on just before the pause is long enough', noon, 1001, noon + sittingPauseMs - 1, 2],
    ['is another one after half an hour', noon, 1001, noon + 30 * minute, 3],
    ['is another one the day after', noon, 1001, noon + 24 * 60 * minute, 3],
    ['is none as long as no time counts', noon, 1000, noon + 24 * 60 * minute, 2],
    ['is another one where nobody knows when the last one was', undefined, 1001, noon, 3],
    ['goes on where the clock was set back a little', noon, 1001, noon - minute, 2],
    ['is another one where the clock was set back far', noon, 1001, noon - 60 * minute, 3],
  ])('%s', (_name, countedAt, activeMs, now, sessions) => {
    const after = sitting({ ...before, countedAt }, activeMs, now);
    expect(after.sessions).toBe(sessions);
    expect(after.countedAt).toBe(activeMs > before.activeMs ? now : countedAt);
  });

  it('lasts as long as time counts, whatever the hour', () => {
    let sat = { ...before, countedAt: noon as number | undefined };
    for (let at = 1; at <= 200; at += 1) sat = { ...sat, ...sitting(sat, 1000 + at, noon + at * minute) };
    expect(sat.sessions).toBe(2);
  });
});
