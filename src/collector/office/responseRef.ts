import type { ResponseHead } from '../../protocol/officeCase.ts';
import { hashOf } from '../sender.ts';
import type { KeptHead } from '../store/responseHeads.ts';
import type { Store } from '../store/store.ts';

/** What the office's page asks for a response by: its id, which others may have too, and whose it is, by a hash. */
export const refOf = (owner: string, id: string): string => `${id}.${hashOf(owner).slice(0, 16)}`;

/** A stranger may send the same id under many tokens. */
const mostOwners = 1000;

/** Finds a response by that. */
export async function headWithRef(store: Pick<Store, 'responseHeads'>, ref: string): Promise<KeptHead | undefined> {
  const [id = ''] = ref.split('.', 1);
  const { heads } = await store.responseHeads({ id }, mostOwners);
  return heads.find(({ owner, receipt }) => refOf(owner, receipt.id) === ref);
}

/** What the office's page shows of a response beside its answers. */
export const headOf = (of: KeptHead): ResponseHead => ({
  ref: refOf(of.owner, of.receipt.id),
  id: of.receipt.id,
  code: of.receipt.code,
  sha256: of.receipt.sha256,
  receivedAt: of.receipt.receivedAt,
  questionnaire: of.instrument,
  ...(of.caseId !== undefined && { caseId: of.caseId }),
  sender: of.sender,
  ...(of.token !== undefined && { token: of.token }),
  sealed: of.sealed,
  hidden: of.hidden,
  late: of.late,
  otherSender: of.otherSender,
  reissued: of.reissued,
  ingested: of.ingested,
  ...(of.supersedes !== undefined && { supersedes: of.supersedes }),
  ...(of.hides !== undefined && { revises: refOf(of.owner, of.hides) }),
  ...(of.erasedAt !== undefined && { erasedAt: of.erasedAt }),
  altered: of.alteredSha256 !== undefined,
});
