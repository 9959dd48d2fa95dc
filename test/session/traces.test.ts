import fc from 'fast-check';
import { expect, it } from 'vitest';
import { input, type Limits, look, type Stopwatch, start, stop, stopped, turnTo } from '../../src/session/stopwatch.ts';

/** As the app counts: a look every five seconds, three minutes of idleness, and twenty seconds that nobody looked are sleep. */
const limits: Limits = { idle: 180_000, gap: 20_000 };
const tick = 5_000;
const second = 1000;
/** Between two checkpoints. */
const every = 15_000;

/** What happens next in a trace, and for how long. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('busy' as const), for: fc.integer({ min: 1, max: 240 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('away' as const), for: fc.integer({ min: 1, max: 3600 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('hidden' as const), for: fc.integer({ min: 1, max: 7200 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('asleep' as const), for: fc.integer({ min: 60, max: 90_000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('turn' as const), to: fc.constantFrom('A', 'B', 'C') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const) }) },
);

const jitter = fc.infiniteStream(fc.integer({ min: 0, max: 400 }));

it('measures what is known to be true of simulated traces, within a second (seed 20241124)', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 1, maxLength: 40 }), jitter, (trace, late) => {
      let now = 7_777;
      let watch: Stopwatch = start(stopped({ activeMs: 0, moduleMs: {}, gaps: 0 }), now, 'A');
      let module = 'A';
      // The truth, kept apart: seconds in sight with input within the limit, and what each crash may have lost.
      let truth = 0;
      let asleep = 0;
      let lost = 0;
      let sinceInput = 0;
      let sinceCheckpoint = 0;
      let checkpoint = watch;
      let asleepSince = 0;
      let kept = now;
      const keep = () => {
        checkpoint = watch;
        sinceCheckpoint = 0;
        asleepSince = 0;
        kept = now;
      };
      const nextLate = () => Number(late.next().value ?? 0);

      const inSight = (milliseconds: number, busy: boolean) => {
        const end = now + milliseconds;
        while (now < end) {
          const step = Math.min(tick + nextLate(), end - now);
          now += step;
          const counted = busy ? step : Math.max(0, Math.min(step, limits.idle - sinceInput));
          truth += counted;
          sinceCheckpoint += counted;
          sinceInput = busy ? 0 : sinceInput + step;
          watch = busy ? input(watch, now, limits) : look(watch, now, limits);
          if (now - kept >= every) keep();
        }
      };

      for (const next of trace) {
        switch (next.kind) {
          case 'busy':
            // The first touch comes first: what lay idle before it stays idle.
            watch = input(watch, now, limits);
            sinceInput = 0;
            inSight(next.for * second, true);
            break;
          case 'away':
            inSight(next.for * second, false);
            break;
          case 'hidden':
            watch = stop(watch, now, limits);
            keep();
            now += next.for * second;
            watch = start(watch, now, module);
            sinceInput = 0;
            break;
          case 'asleep':
            // Nobody looks: the clock jumps between two ticks, and waking is no input.
            now += next.for * second;
            watch = look(watch, now, limits);
            sinceInput += next.for * second;
            asleep += 1;
            asleepSince += 1;
            break;
          case 'turn':
            watch = turnTo(watch, now, next.to, limits);
            module = next.to;
            sinceInput = 0;
            break;
          case 'crash':
            // A crash loses what was counted since the last checkpoint, and no more than one.
            expect(sinceCheckpoint).toBeLessThanOrEqual(every + tick + second);
            lost += sinceCheckpoint;
            asleep -= asleepSince;
            sinceCheckpoint = 0;
            asleepSince = 0;
            now += 60 * second;
            watch = start(stopped(checkpoint), now, module);
            sinceInput = 0;
            break;
        }
      }
      watch = stop(watch, now, limits);
      expect(Math.abs(watch.activeMs - (truth - lost))).toBeLessThanOrEqual(second);
      const modules = Object.values(watch.moduleMs).reduce((sum, one) => sum + one, 0);
      expect(modules).toBe(watch.activeMs);
      expect(watch.gaps).toBe(asleep);
    }),
    { seed: 20241124, numRuns: 500 },
  );
});
