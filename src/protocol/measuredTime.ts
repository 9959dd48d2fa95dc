import * as z from 'zod/mini';

const count = z.int().check(z.gte(0));

/** The time that one device has measured, in milliseconds; in how many sittings, and with how many gaps left out. */
export const measuredTime = z.object({
  activeMs: z.number().check(z.gte(0)),
  moduleMs: z.record(z.string(), z.number().check(z.gte(0))),
  sessions: count,
  gaps: count,
});
export type MeasuredTime = z.infer<typeof measuredTime>;

/** The time of several devices together. */
export function timeOfAll(times: readonly MeasuredTime[]): MeasuredTime {
  const moduleMs = new Map<string, number>();
  let [activeMs, sessions, gaps] = [0, 0, 0];
  for (const time of times) {
    activeMs += time.activeMs;
    sessions += time.sessions;
    gaps += time.gaps;
    for (const [module, ms] of Object.entries(time.moduleMs)) moduleMs.set(module, (moduleMs.get(module) ?? 0) + ms);
  }
  return { activeMs, moduleMs: Object.fromEntries(moduleMs), sessions, gaps };
}
