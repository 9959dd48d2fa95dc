import { report } from '../lib/report.ts';
import type { CaseReply, Redeemed } from '../protocol/redeemed.ts';
import type { Inviting } from '../session/services.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import { type CodeEndpoint, redeemAmong } from '../sync/redeemAmong.ts';
import { configState, configure, currentConfig, office } from './configuring.ts';

const later = { kind: 'later' } as const;

/** The code that asks the office. */
const asking = () => import('../sync/invitations.ts');

/** The endpoints that may know a code: that of its questionnaire, or the general one first and then the others. */
function endpointsFor(instrument: string | undefined): CodeEndpoint[] {
  const ids =
    instrument === undefined ? [undefined, ...Object.keys(currentConfig.peek().byInstrument ?? {})] : [instrument];
  return [...new Set(ids.map((id) => office(id).url))].map((url) => ({
    url,
    isFor: (given) => office(given ?? instrument).url === url && [undefined, instrument ?? given].includes(given),
  }));
}

const failed = (cause: unknown): undefined => void report('load invitations', cause);

/** What is asked of the office about invitations. */
export function invitingFrom(store: DeviceStore): Inviting {
  /** The code, once somebody has said where the office is. */
  const known = async () => {
    if (configState.value === 'none') await configure(store);
    return configState.value === 'none' ? undefined : asking();
  };
  return {
    redeem: async (code: string, { beside, instrument } = {}): Promise<Redeemed> => {
      const found = await known().catch(failed);
      return found ? redeemAmong(endpointsFor(instrument), (url) => found.redeem(url, code, beside)) : later;
    },
    askCase: async (token: string, instrument?: string): Promise<CaseReply> => {
      const found = await known().catch(failed);
      return found ? found.askCase(office(instrument).url, token) : later;
    },
  };
}
