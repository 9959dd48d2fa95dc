import { createHash } from 'node:crypto';
import { contactNames, documentWithout } from '../export/contact.ts';
import type { FindInstrument } from '../export/instrumentFinder.ts';
import { readJson } from '../protocol/json.ts';
import { responseDocument } from '../protocol/response.ts';
import { sealedHeaderOf } from '../protocol/sealed.ts';
import { namedIn } from './bounds.ts';
import type { Erasure } from './erasures.ts';
import type { Store } from './store/store.ts';
import type { KeptResponse, ResponseSelection } from './store/storedResponses.ts';

/** The result of an erasure. */
export interface Erased {
  /** Responses that were emptied. */
  readonly emptied: number;
  /** Responses that contact data were taken out of. */
  readonly altered: number;
  /** Sealed responses: nothing can be removed from inside of them. */
  readonly sealed: number;
  /** Responses that cannot be read here, so that nothing was removed from them. */
  readonly unread: readonly string[];
  readonly refusals: number;
  readonly emails: number;
}

const nothing: Erased = { emptied: 0, altered: 0, sealed: 0, unread: [], refusals: 0, emails: 0 };

/** What erasing needs. */
export interface ErasureDependencies {
  readonly store: Store;
  readonly findInstrument: FindInstrument;
  readonly now: () => Date;
}

/** Does an erasure, or does it again after a restore; undefined where its case is not known here. */
export async function applyErasure(erasure: Erasure, dependencies: ErasureDependencies): Promise<Erased | undefined> {
  const { store, now } = dependencies;
  if (erasure.erased === 'case') {
    const ids = await store.eraseCase(erasure.case, erasure.at, now().toISOString());
    const refusals = await eraseRefusals(erasure.case, erasure.at, store);
    return ids || refusals > 0 ? { ...nothing, emptied: ids?.length ?? 0, refusals } : undefined;
  }
  if ('case' in erasure) {
    const erased = await eraseContact({ superseded: true, caseId: erasure.case }, erasure.at, dependencies);
    return { ...erased, emails: await store.eraseEmails({ caseId: erasure.case }) };
  }
  // Older responses have lost them before. Those of the last moment are read again, since more may have come in it.
  const since = await store.contactErasedUntil();
  const which = { superseded: true, ...(since !== '' && since < erasure.before && { since }) };
  const erased = await eraseContact(which, erasure.before, dependencies);
  const emails = await store.eraseEmails({ before: erasure.before });
  await store.noteContactErased(erasure.before);
  return { ...erased, emails };
}

/** Removes refused documents that name a case, whoever sent them. */
async function eraseRefusals(caseId: string, until: string, store: Store): Promise<number> {
  let removed = 0;
  for await (const refusal of store.refusals()) {
    if (refusal.firstSeen > until) continue;
    const bytes = refusal.owner === `case:${caseId}` ? undefined : await store.refusedBytes(refusal);
    const isOfCase = bytes === undefined ? refusal.owner === `case:${caseId}` : caseIn(bytes) === caseId;
    if (isOfCase && (await store.removeRefusal(refusal))) removed += 1;
  }
  return removed;
}

function caseIn(bytes: Uint8Array): string | undefined {
  const json = readJson(bytes);
  return namedIn(json.ok ? json.value : sealedHeaderOf(bytes)).caseId;
}

async function eraseContact(
  which: ResponseSelection,
  until: string,
  dependencies: ErasureDependencies,
): Promise<Erased> {
  let { altered, sealed } = nothing;
  const unread: string[] = [];
  for await (const stored of dependencies.store.responses(which)) {
    if (stored.receipt.receivedAt > until) break;
    const outcome = stored.sealed ? 'sealed' : await takeOut(stored, dependencies);
    if (outcome === 'altered') altered += 1;
    if (outcome === 'sealed') sealed += 1;
    if (outcome === 'unread') unread.push(stored.receipt.id);
  }
  return { ...nothing, altered, sealed, unread };
}

async function takeOut(
  stored: KeptResponse,
  { store, findInstrument, now }: ErasureDependencies,
): Promise<'altered' | 'unread' | 'none'> {
  const json = readJson(stored.bytes);
  const document = responseDocument.safeParse(json.ok ? json.value : undefined);
  const instrument = await findInstrument(stored.instrument);
  if (!document.success || !instrument) return 'unread';
  const text = JSON.stringify(documentWithout(contactNames(instrument), document.data));
  if (text === JSON.stringify(document.data)) return 'none';
  const bytes = new TextEncoder().encode(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return (await store.alterResponse(stored, { bytes, sha256 }, now().toISOString())) ? 'altered' : 'none';
}
