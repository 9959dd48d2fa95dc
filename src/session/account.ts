import { computed, type ReadonlySignal } from '@preact/signals';
import { findingsFrom } from '../engine/allFindings.ts';
import type { Finding } from '../engine/findings.ts';
import { type Route, routeFrom } from '../engine/route.ts';
import type { Session } from './session.ts';

/** What a page shows as a whole: gathered once after each change, where somebody asks. */
interface Account {
  readonly route: ReadonlySignal<Route>;
  readonly findings: ReadonlySignal<readonly Finding[]>;
}

const accounts = new WeakMap<Session, Account>();

function accountOf(session: Session): Account {
  const known = accounts.get(session);
  if (known) return known;
  const account = {
    route: computed(() => routeFrom(session.evaluation())),
    findings: computed(() => findingsFrom(session.evaluation())),
  };
  accounts.set(session, account);
  return account;
}

/** The whole route of a session. Who reads it is drawn again at every change. */
export const wholeRoute = (session: Session): Route => accountOf(session).route.value;

/** All findings of a session, in the order of the instrument, in the same way. */
export const wholeFindings = (session: Session): readonly Finding[] => accountOf(session).findings.value;
