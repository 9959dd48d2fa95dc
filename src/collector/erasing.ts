import { createHash } from 'node:crypto';
import { readJson } from '../protocol/json.ts';
import { responseDocument } from '../protocol/response.ts';
import { sealedHeaderOf } from '../protocol/sealed.ts';
import { namedIn } from './bounds.ts';
import { contactNames, documentWithout } from './contact.ts';
import type { Erasure } from './erasures.ts';
import type { FindInstrument } from './instrumentFinder.ts';
import type { Store } from './store/store.ts';
import type { KeptResponse, ResponseSelection } from './store/storedResponses.ts';

/** What an erasure has done. */
export interface Erased {
  /** Responses that were emptied. */
  readonly emptied: number;
  /** Responses that contact data were taken out of. */
  readonly altered: number;
  /** Sealed responses, of which nothing can be taken out alone. */
  readonly sealed: number;
  /** Responses that cannot be read here, so that nothing was taken out of them. */
  readonly unread: readonly string[];
  readonly refusals: number;
  readonly emails: number;
}

const nothing: Erased = { emptied: 0, altered: 0, sealed: 0, unread: [], refusals: 0, emails: 0 };

/** What erasing stands on. */
export interface ErasureDependencies {
  readonly store: Store;
  readonly findInstrument: FindInstrument;
  readonly now: () => Date;
}

/** Does an erasure, or does it again; undefined where it is of a case that is not known here. */
export async function applyErasure(one: Erasure, dependencies: ErasureDependencies): Promise<Erased | undefined> {
  const { store, now } = dependencies;
  if (one.erased === 'case') {
    const ids = await store.eraseCase(one.case, one.at, now().toISOString());
    const refusals = await eraseRefusals(one.case, one.at, store);
    return ids || refusals > 0 ? { ...nothing, emptied: ids?.length ?? 0, refusals } : undefined;
  }
  if ('case' in one) {
    const erased = await eraseContact({ superseded: true, caseId: one.case }, one.at, dependencies);
    return { ...erased, emails: await store.eraseEmails({ caseId: one.case }) };
  }
  // What is older has lost them before. The last moment is looked at twice, since more may have come in it.
  const since = await store.contactErasedUntil();
  const which = { superseded: true, ...(since !== '' && since < one.before && { since }) };
  const erased = await eraseContact(which, one.before, dependencies);
  const emails = await store.eraseEmails({ before: one.before });
  await store.noteContactErased(one.before);
  return { ...erased, emails };
}

/** Removes what was refused and names a case, whoever sent it. */
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
