import type { CaseAnswer, Redeemed } from '../protocol/redeemed.ts';
import type { RecordPort } from '../storage/change.ts';
import type { Database } from '../storage/database.ts';
import { configState, configure, office } from './configuring.ts';

const later = { kind: 'later' } as const;

/** The code that asks the office. */
const asking = () => import('../sync/invitations.ts');

/** Fetches the code that redeems, while there still is a network. */
export const fetchRedeeming = () => void Promise.all([asking(), import('../ui/redeeming.ts')]).catch(() => {});

/** What is asked of the office about invitations. */
export function officeFrom(db: Database) {
  /** The code, once somebody has said where the office is. */
  const known = async () => {
    if (configState.value === 'none') await configure(db);
    return configState.value === 'none' ? undefined : asking();
  };
  return {
    redeem: async (code: string, beside?: string): Promise<Redeemed> => {
      const found = await known().catch(() => undefined);
      return found ? found.redeem(office().url, code, beside) : later;
    },
    askCase: async (token: string): Promise<CaseAnswer> => {
      const found = await known().catch(() => undefined);
      return found ? found.askCase(office().url, token) : later;
    },
  };
}

/** Redeems the codes that wait for a network: now, when it is back, and when the page comes into sight. */
export function redeemOnTheWay(
  db: Database,
  port: RecordPort,
  { redeem }: Pick<ReturnType<typeof officeFrom>, 'redeem'>,
): void {
  let running = false;
  const run = async () => {
    if (running) return;
    running = true;
    // What cannot be read or written now is tried again the next time.
    await import('../ui/redeeming.ts').then(({ redeemWaiting }) => redeemWaiting({ db, port, redeem })).catch(() => {});
    running = false;
  };
  addEventListener('online', () => void run());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void run());
  void run();
}
