import { itemsIn, type Route } from '../engine/route.ts';
import type { ItemType } from '../instrument/itemTypes.ts';
import type { Chance } from './chance.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The time that a respondent took. Moments are milliseconds since 1970. */
export interface SimulatedTime {
  /** Measured in each module, and in the review. */
  readonly moduleMs: Readonly<Record<string, number>>;
  readonly sessions: number;
  readonly gaps: number;
  readonly startedAt: number;
  readonly completedAt: number;
  /** When it is received: at once, or once there is a network. */
  readonly receivedAt: number;
}

/** Between what moments a respondent answers. */
export interface TimeFrame {
  /** When the letters left. */
  readonly invitedAt: number;
  /** Not begun before. */
  readonly from: number;
  /** Begun by then at the latest. */
  readonly begunBy: number;
  readonly receivedAt: number;
}

/** Seconds to read an item and answer it, at the median. Our assumption. */
const itemSeconds: Readonly<Record<ItemType, number>> = {
  yesNo: 12,
  choice: 25,
  choices: 40,
  percent: 50,
  minutes: 15,
  decimal: 50,
  whole: 40,
  money: 50,
  date: 20,
  month: 15,
  year: 12,
  text: 12,
  email: 12,
  url: 12,
  identifier: 20,
  telephone: 11,
};

/**
 * Draws how long a route takes, module by module: about a quarter of an hour, and the slow take three times as long as
 * the fast.
 * @param share how much of that, where it was filled in before
 */
function drawModuleMs(route: Route, share: number, chance: Chance): Record<string, number> {
  const pace = share * chance.logNormal(1, 0.42);
  const seconds = new Map<string, number>();
  for (const { entry } of route.steps.values()) seconds.set(entry.module, 4);
  for (const { id, module, type, required } of itemsIn(route, 'asked'))
    if (required || route.values.has(id)) seconds.set(module, (seconds.get(module) ?? 0) + itemSeconds[type]);
  return Object.fromEntries(
    [...seconds, ['review', 45] as const].map(([module, median]) => [
      module,
      Math.round(1000 * pace * chance.logNormal(median, 0.25)),
    ]),
  );
}

/** Draws when a respondent answered what takes a route, and how long. */
export function drawTime(
  route: Route,
  { from, begunBy, receivedAt }: TimeFrame,
  share: number,
  chance: Chance,
): SimulatedTime {
  const moduleMs = drawModuleMs(route, share, chance);
  const activeMs = Object.values(moduleMs).reduce((sum, ms) => sum + ms, 0);
  // One in nine has no network, and sends later.
  const waited = chance.happens(0.11) ? chance.logNormal(7 * hourMs, 1.2) : chance.logNormal(1500, 0.6);
  const completedAt = Math.max(from + 2 * activeMs, Math.round(receivedAt - waited));
  const later = chance.happens(0.28);
  const span = activeMs * (1 + chance.next()) + (later ? chance.logNormal(dayMs, 1.1) : 0);
  const earliest = from + chance.next() * activeMs;
  const startedAt = Math.round(Math.min(Math.max(earliest, completedAt - span), begunBy));
  const isOneSitting = completedAt - startedAt < activeMs + 30 * minuteMs;
  return {
    moduleMs,
    sessions: isOneSitting
      ? 1
      : chance.weighted([
          [2, 6],
          [3, 3],
          [4, 1],
        ] as const),
    gaps: chance.happens(0.15) ? chance.whole(1, 3) : 0,
    startedAt,
    completedAt,
    receivedAt: Math.max(receivedAt, completedAt + 400),
  };
}

/** Draws the minutes that a respondent declares: those offered, or more, since looking up counts as well. */
export function drawDeclaredMinutes(offered: number, chance: Chance): number {
  const rounded = (minutes: number) => Math.max(1, Math.round(minutes / 5) * 5);
  const kind = chance.next();
  if (kind < 0.43) return offered;
  if (kind < 0.9) return Math.max(offered, rounded(offered + chance.logNormal(14, 0.9)));
  if (kind < 0.965) return Math.max(offered, rounded(offered + 2));
  // The few that set burden studies apart: a day and more, and less than was measured.
  if (kind < 0.969) return chance.whole(9, 40) * 60;
  return Math.max(1, Math.min(offered - 1, rounded(offered * 0.6)));
}
