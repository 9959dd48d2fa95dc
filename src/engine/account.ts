import type { Instrument } from '../instrument/schema.ts';
import { checkFindings } from './findings.ts';
import { outlineOf } from './outline.ts';
import { itemsIn, type Route, routeOf } from './route.ts';
import type { Answers, Value } from './value.ts';

/** How a completed response accounts for the items: each one answered, skipped, not answerable, or behind such a one. */
export interface Account {
  readonly answers: Readonly<Record<string, Value>>;
  readonly notApplicable: readonly string[];
  readonly undetermined: readonly string[];
}

/** Draws up the account of a draft: the answers that count, and the items that the route skips or cannot reach. */
export const accountFor = (instrument: Instrument, answers: Answers, unanswered: ReadonlySet<string>): Account =>
  accountOn(routeOf(instrument, answers, unanswered));

/** The account that a route gives. */
export const accountOn = (route: Route): Account => ({
  answers: Object.fromEntries(route.values),
  notApplicable: itemsIn(route, 'notApplicable').map((item) => item.id),
  undetermined: itemsIn(route, 'undetermined').map((item) => item.id),
});

/** What is wrong with an item in an account. */
export type AccountFault =
  | { readonly item: string; readonly fault: 'unknown-item' | 'wrong-value' | 'off-route' | 'not-skipped' }
  | { readonly item: string; readonly fault: 'unaccounted' | 'counted-twice' | 'not-undetermined' | 'not-asked' }
  | { readonly item: string; readonly fault: 'failed-check'; readonly check: string };

type Claim = 'answers' | 'notApplicable' | 'undetermined' | 'unanswered';

/** Which claims the account makes about each item, an item listed twice included. */
function claimsIn(account: Account, unanswered: readonly string[]): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  const claim = (item: string, as: Claim) => {
    const made = claims.get(item);
    if (made) made.push(as);
    else claims.set(item, [as]);
  };
  for (const item of Object.keys(account.answers)) claim(item, 'answers');
  for (const item of account.notApplicable) claim(item, 'notApplicable');
  for (const item of account.undetermined) claim(item, 'undetermined');
  for (const item of unanswered) claim(item, 'unanswered');
  return claims;
}

/**
 * Checks an account against the route that its own answers give: every fault, by item, in the order of the instrument.
 * @param route that route, where somebody has it already
 */
export function auditAccount(
  instrument: Instrument,
  account: Account,
  unanswered: readonly string[],
  route: Route = routeOf(instrument, account.answers, new Set(unanswered)),
): AccountFault[] {
  const claims = claimsIn(account, unanswered);
  const { items } = outlineOf(instrument);
  const faults: AccountFault[] = [...claims.keys()]
    .filter((item) => !items.has(item))
    .map((item) => ({ item, fault: 'unknown-item' }));
  for (const { entry, state } of route.steps.values()) {
    for (const item of entry.items) {
      const made = claims.get(item.id) ?? [];
      const [only] = made;
      if (made.length > 1) faults.push({ item: item.id, fault: 'counted-twice' });
      else if (only === undefined) {
        if (item.required || state !== 'asked') faults.push({ item: item.id, fault: 'unaccounted' });
      } else if (state !== 'asked' && (only === 'answers' || only === 'unanswered'))
        faults.push({ item: item.id, fault: only === 'answers' ? 'off-route' : 'not-asked' });
      else if (only === 'notApplicable' && state !== 'notApplicable')
        faults.push({ item: item.id, fault: 'not-skipped' });
      else if (only === 'undetermined' && state !== 'waiting' && state !== 'undetermined')
        faults.push({ item: item.id, fault: 'not-undetermined' });
      else if (only === 'answers' && !route.values.has(item.id)) faults.push({ item: item.id, fault: 'wrong-value' });
    }
  }
  const failed = checkFindings(instrument, route).filter((found) => found.level === 'hard');
  return [
    ...faults,
    ...failed.flatMap(({ check, items: about }) =>
      about.map((item): AccountFault => ({ item, fault: 'failed-check', check })),
    ),
  ];
}
