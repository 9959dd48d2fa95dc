import { describe, expect, it } from 'vitest';
import {
  input,
  look,
  type Stopwatch,
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
