import { randomCharacters } from '../protocol/alphabet.ts';
import { newDraftCode } from '../protocol/draftCode.ts';
import type { Difference } from '../protocol/draftCopy.ts';
import type { ResponseRow } from '../storage/rows.ts';
import { editsFor, sayingOf } from './copyOfDraft.ts';
import { changeKeptCopy, isSameDifference, type KeptCopy } from './keptCopy.ts';
import { type CopyingServices, placeOfCopies } from './placeOfCopies.ts';
import type { Session } from './session.ts';

/** A name for a device in the copies of a draft. */
export const newWriter = (): string => randomCharacters(16).toLowerCase();

/**
 * Has copies of a draft made from now on.
 * @returns the code that they are under: it is shown once
 * @throws where it cannot be kept
 */
export async function turnOn({ store }: CopyingServices, response: string): Promise<string> {
  const code = newDraftCode();
  await changeKeptCopy(store, response, (kept) => {
    const { etag: _, ended: _ended, copiedAt: _at, ...rest } = kept ?? fresh(response);
    return { ...rest, code };
  });
  return code;
}

/** Has copies made under another device's code, which is there already. @throws where it cannot be kept */
export const joinUnder = ({ store }: CopyingServices, response: string, code: string): Promise<void> =>
  changeKeptCopy(store, response, (kept) => {
    const { ended: _, ...rest } = kept ?? fresh(response);
    return { ...rest, code };
  });

const fresh = (response: string): KeptCopy => ({ response, writer: newWriter(), at: 0, lift: 0, differences: [] });

/**
 * Has the copies of a draft removed, and no more of them made. What other devices measured and said stays here.
 * @returns false where the collector could not be asked: then they stay on
 * @throws where it cannot be kept
 */
export async function turnOff(services: CopyingServices, row: ResponseRow): Promise<boolean> {
  const place = placeOfCopies(services, row);
  if (place && (await (await services.drafts()).remove(place)).kind !== 'removed') return false;
  await changeKeptCopy(services.store, row.id, (kept) => {
    if (!kept) return undefined;
    const { code: _code, etag: _etag, ended: _ended, copiedAt: _at, ...rest } = kept;
    return rest;
  });
  return true;
}

/**
 * Settles a difference between two devices: what stands stays, or the other takes its place.
 * @throws where it cannot be kept
 */
export async function settle(
  { store }: CopyingServices,
  session: Session,
  difference: Difference,
  how: 'keep' | 'take',
): Promise<void> {
  if (how === 'take') {
    const { name, value } = difference;
    if (!session.merge(editsFor(name, sayingOf(session, name), value))) return;
    await session.flush();
  }
  await changeKeptCopy(
    store,
    session.id,
    (kept) => kept && { ...kept, differences: kept.differences.filter((one) => !isSameDifference(one, difference)) },
  );
}
