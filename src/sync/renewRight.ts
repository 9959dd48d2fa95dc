import type { Office } from '../protocol/endpoint.ts';
import { sendTokenOf } from '../protocol/token.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import type { Admission } from '../storage/rights.ts';
import { redeem } from './invitations.ts';

/**
 * Redeems the code of a response's invitation once more, for another token of the same case; undefined where none was
 * kept or none is given. On a locked device the code cannot be read.
 */
export async function renewRight(
  store: Pick<DeviceStore, 'read'>,
  response: string,
  office: Office,
): Promise<Admission | undefined> {
  // Reported by the store; without its row nothing is renewed now.
  const row = (await store.read(response).catch(() => undefined))?.row;
  if (!row?.case || row.code === undefined) return undefined;
  const redeemed = await redeem(office.url, row.code);
  if (redeemed.kind !== 'invited') return undefined;
  const { case: of, token } = redeemed.invitation.enrolment;
  if (of.id !== row.case.id || token === undefined) return undefined;
  return { row: { token, endpoint: redeemed.endpoint, code: row.code }, send: await sendTokenOf(token) };
}
