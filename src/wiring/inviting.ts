import { report } from '../lib/report.ts';
import type { CaseReply, Redeemed } from '../protocol/redeemed.ts';
import type { Inviting } from '../session/services.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import { configState, configure, office } from './configuring.ts';

const later = { kind: 'later' } as const;

/** The code that asks the office. */
const asking = () => import('../sync/invitations.ts');

const failed = (cause: unknown): undefined => void report('load invitations', cause);

/** What is asked of the office about invitations. */
export function invitingFrom(store: DeviceStore): Inviting {
  /** The code, once somebody has said where the office is. */
  const known = async () => {
    if (configState.value === 'none') await configure(store);
    return configState.value === 'none' ? undefined : asking();
  };
  return {
    redeem: async (code: string, beside?: string): Promise<Redeemed> => {
      const found = await known().catch(failed);
      return found ? found.redeem(office().url, code, beside) : later;
    },
    askCase: async (token: string): Promise<CaseReply> => {
      const found = await known().catch(failed);
      return found ? found.askCase(office().url, token) : later;
    },
  };
}
