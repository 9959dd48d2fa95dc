import type { Draws } from './draws.ts';
import { revokedCase } from './ledger.ts';
import { endpoint } from './surroundings.ts';
import type { SimulatedWindow } from './window.ts';

/** The tokens of the cases. */
export const tokens = { good: 'token-of-the-case-which-is-long', revoked: 'token-that-is-revoked-by-now-long' };

/** What a respondent does at a window. */
export function choiceAt(window: SimulatedWindow, windows: readonly SimulatedWindow[], draws: Draws): () => void {
  const { session, device } = window;
  const chance = draws.next();
  if (session && session.editLock.value !== 'owner' && draws.happens(0.3)) return () => window.takeOver();
  if (draws.happens(0.06)) {
    const other = draws.oneOf(windows.filter((one) => one.process.isAlive && one.device !== device));
    if (other) return () => window.bringFrom(other);
  }
  if (!session || chance < 0.1) {
    if (draws.happens(0.35)) {
      const besides = windows.find((one) => one !== window && one.device === device && one.session);
      return () => window.openAny(draws.happens(0.6) ? besides?.session?.id : undefined);
    }
    if (chance < 0.6) return () => begin(window, draws);
    return chance < 0.85 ? () => window.correct() : () => window.remove();
  }
  if (chance < 0.6)
    return () => {
      for (let at = draws.between(1, 4); at > 0; at -= 1) window.answer();
    };
  if (chance < 0.82) return () => window.complete();
  if (chance < 0.86) return () => window.takeOver();
  if (chance < 0.9) return () => window.turn();
  return chance < 0.93 ? () => window.resend() : () => window.close();
}

/** Begins a response: most often one that the office takes. */
function begin(window: SimulatedWindow, draws: Draws): void {
  const version = draws.happens(0.12) ? (draws.oneOf(['1.0.1', '1.0.2']) ?? '1.0.0') : '1.0.0';
  const bound = { endpoint: endpoint.url };
  const chance = draws.next();
  if (chance < 0.08) window.begin(version, { case: { id: revokedCase }, token: tokens.revoked, ...bound });
  else if (chance < 0.35) window.begin(version, { case: { id: 'case' }, token: tokens.good, ...bound });
  else window.begin(version);
}
