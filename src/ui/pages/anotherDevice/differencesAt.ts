import type { Step } from '../../../engine/step.ts';
import { type Difference, entryAddress, isRowEntry } from '../../../protocol/draftCopy.ts';
import type { Session } from '../../../session/session.ts';

/** The differences that a question shows, each with the item that it is about, where it is about one. */
export function differencesAt(
  session: Pick<Session, 'differences' | 'findingsAt'>,
  { entry }: Step,
): { readonly difference: Difference; readonly item: string | undefined }[] {
  const checks = new Set(session.findingsAt(entry.id).map(({ check }) => check));
  return session.differences.value.flatMap((difference) => {
    if (isRowEntry(difference.name)) return [];
    const about = entryAddress(difference.name);
    const item = entry.all.find(({ id }) => id === about)?.id;
    const isHere = item !== undefined || about === entry.id || checks.has(about);
    return isHere && !difference.name.startsWith('noted ') ? [{ difference, item }] : [];
  });
}
