import type { Chance, Weighted } from './chance.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** When a survey is in the field. Times are milliseconds since 1970. */
export interface FieldPeriod {
  /** When its cases were put into the register, and the letters left. */
  readonly invitedAt: number;
  /** When it is looked at: what arrived came before. */
  readonly end: number;
  /** The last moment of the cases of the first wave, which is past, and of all others. */
  readonly expiresAt: { readonly first: number; readonly others: number };
}

/** Days that a survey has been in the field on the day that it is looked at. */
const daysInField = 41;

/** The field period as it stands on a day (YYYY-MM-DD): begun six weeks ago, and two weeks to go. */
export function fieldPeriodOn(day: string): FieldPeriod {
  const end = Date.parse(`${day}T00:00:00.000Z`);
  const lastMoment = (days: number) => end + (days + 1) * dayMs - 1;
  return {
    invitedAt: end - daysInField * dayMs + 8 * hourMs,
    end,
    expiresAt: { first: lastMoment(-9), others: lastMoment(14) },
  };
}

/** Reminders leave on these days, and bring as many as the share says of the first letter. */
const reminders = [
  { day: 15, share: 0.55 },
  { day: 29, share: 0.4 },
] as const;

/** Sunday first: few answer at the weekend. */
const byWeekday = [0.06, 1, 1.05, 1, 0.95, 0.75, 0.08] as const;

/** How many answer at each hour, in UTC. */
const byHour: readonly [Weighted<number>, ...Weighted<number>[]] = [
  ...([
    [5, 2],
    [6, 6],
    [7, 12],
    [8, 15],
    [9, 15],
    [10, 9],
    [11, 7],
    [12, 11],
    [13, 13],
    [14, 11],
    [15, 6],
    [16, 3],
  ] as const),
  ...([
    [17, 2],
    [18, 2],
    [19, 2],
    [20, 1],
  ] as const),
];

/** How much comes so many days after a letter left: nothing at once, most in the first days. */
const wave = (days: number): number => (days < 1 ? 0 : Math.exp(-(days - 1) / 5));

/** How much arrives on each day of a field period. */
function arrivalsByDay({ invitedAt }: FieldPeriod): readonly [Weighted<number>, ...Weighted<number>[]] {
  const weightOf = (day: number) => {
    const weekday = new Date(invitedAt + day * dayMs).getUTCDay();
    const letters = wave(day) + reminders.reduce((sum, { day: sent, share }) => sum + share * wave(day - sent), 0.03);
    return letters * (byWeekday[weekday] ?? 1);
  };
  const days = Array.from({ length: daysInField - 1 }, (_, at): Weighted<number> => [at + 1, weightOf(at + 1)]);
  return [[1, 0], ...days];
}

const arrivals = new Map<number, ReturnType<typeof arrivalsByDay>>();

/** Draws when a response arrives. */
export function drawArrival(period: FieldPeriod, chance: Chance): number {
  const days = arrivals.get(period.invitedAt) ?? arrivalsByDay(period);
  arrivals.set(period.invitedAt, days);
  const midnight = period.invitedAt - 8 * hourMs + chance.weighted(days) * dayMs;
  return midnight + chance.weighted(byHour) * hourMs + chance.whole(0, hourMs - 1);
}
