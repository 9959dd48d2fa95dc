import { report } from '../lib/report.ts';
import type { Redeemed } from '../protocol/redeemed.ts';

/** An endpoint that the configuration names, and whether a case of a questionnaire belongs there. */
export interface CodeEndpoint {
  readonly url: string;
  readonly isFor: (instrument: string | undefined) => boolean;
}

/** Each endpoint learns of a code that it is asked about, and counts what it does not know: an office has few. */
const mostEndpoints = 5;

/** Where no endpoint gives an invitation: the fault that says most of what may still help. */
const weight: Readonly<Record<Exclude<Redeemed['kind'], 'invited' | 'ended'>, number>> = {
  unknown: 0,
  'too-many': 1,
  later: 2,
};

/**
 * Redeems a short code, which does not say of which endpoint it is: tries one after another until one knows it. An invitation
 * counts only at the endpoint of its questionnaire, since its token goes to no other.
 * @param redeemAt redeems it at one; never rejects
 */
export async function redeemAmong(
  endpoints: readonly CodeEndpoint[],
  redeemAt: (url: string) => Promise<Redeemed>,
): Promise<Redeemed> {
  let told: Exclude<Redeemed, { kind: 'invited' | 'ended' }> = { kind: 'unknown' };
  for (const { url, isFor } of endpoints.slice(0, mostEndpoints)) {
    const redeemed = await redeemAt(url);
    // Only a right code is told that it has ended.
    if (redeemed.kind === 'ended') return redeemed;
    if (redeemed.kind === 'invited') {
      if (isFor(redeemed.invitation.enrolment.instrument)) return redeemed;
      report('redeem code', `an endpoint gave an invitation to a questionnaire that is not delivered there`);
    } else if (weight[redeemed.kind] > weight[told.kind]) told = redeemed;
  }
  return told;
}
