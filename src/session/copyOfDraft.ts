import { languageTag } from '../instrument/language.ts';
import { annotationKey } from '../protocol/annotation.ts';
import {
  type Difference,
  type DraftCopy,
  type DraftEntry,
  type DraftValue,
  entryAddress,
  entryName,
  type NotedField,
  notedFields,
} from '../protocol/draftCopy.ts';
import { saysSame } from '../protocol/mergeDrafts.ts';
import type { DraftChange } from '../storage/change.ts';
import type { StoredResponse } from '../storage/reading.ts';
import type { DraftEdit } from './autosave.ts';
import type { KeptCopy } from './keptCopy.ts';
import type { Session } from './session.ts';

/** What a draft says under a name, with the number of the change that made it so, where that is known. */
interface StoredSaying {
  readonly value: DraftValue;
  readonly seq?: number;
}

/** What a stored draft says, by the names of entries. */
function sayingsOf({ row, answers, annotations }: StoredResponse): Map<string, StoredSaying> {
  const found = new Map<string, StoredSaying>();
  for (const { item, value, seq } of answers)
    found.set(entryName('answered', item), { value: value === null ? null : { kind: 'answered', value }, seq });
  for (const one of annotations.values())
    found.set(entryName(one.kind === 'unanswered' ? 'answered' : one.kind, one.about), { value: one });
  for (const field of notedFields) {
    const value = row[field];
    if (value !== undefined) found.set(entryName('noted', field), { value: { kind: 'noted', value } });
  }
  return found;
}

/**
 * The copy of a draft as it is stored. What is as it was in the last common copy keeps its number and writer there; what was
 * changed since has this device's.
 */
export function copyOfDraft(stored: StoredResponse, kept: KeptCopy): DraftCopy {
  const { row, time } = stored;
  const { writer, common, at, lift, differences } = kept;
  const said = sayingsOf(stored);
  const now = row.seq + lift;
  const entries: Record<string, DraftEntry> = {};
  for (const [name, { value, seq = 0 }] of said) {
    const before = common?.entries[name];
    if (!before && value === null) continue;
    const isLater = seq > at;
    // Changed and changed back, it was wanted so.
    entries[name] =
      before && !isLater && saysSame(before, { seq: 1, writer, value })
        ? before
        : { seq: isLater ? seq + lift : now, writer, value };
  }
  for (const [name, before] of Object.entries(common?.entries ?? {}))
    if (!said.has(name)) entries[name] = before.value === null ? before : { seq: now, writer, value: null };
  const { elsewhere, activeMs = 0, moduleMs = {}, sessions = 0, gaps = 0 } = time ?? {};
  return {
    format: 'veldwerk-draft/1',
    response: row.id,
    instrument: row.instrument,
    ...(row.sha256 !== undefined && { sha256: row.sha256 }),
    startedAt: row.startedAt,
    ...(row.given && { given: row.given }),
    seq: now,
    writer,
    entries,
    differences: differences.filter((one) => !saysSame(entries[one.name], one)),
    times: { ...elsewhere, ...(activeMs > 0 && { [writer]: { activeMs, moduleMs, sessions, gaps } }) },
  };
}

/** What an open draft says under a name. */
export function sayingOf(
  { answers, annotations, row }: Pick<Session, 'answers' | 'annotations' | 'row'>,
  name: string,
): DraftValue {
  const about = entryAddress(name);
  if (name === entryName('noted', 'label')) {
    const { label } = row.peek();
    return label === undefined ? null : { kind: 'noted', value: label };
  }
  if (!name.startsWith('answered ')) return annotations.peek().get(name) ?? null;
  const entered = answers.peek()[about];
  const silent = annotations.peek().get(annotationKey({ kind: 'unanswered', about }));
  if (silent) return silent;
  return typeof entered === 'string' || typeof entered === 'number' ? { kind: 'answered', value: entered } : null;
}

/** The differences that an open draft has: where the respondent has answered as the other device did, there is none. */
export const differencesIn = (
  session: Pick<Session, 'answers' | 'annotations' | 'row'>,
  kept: readonly Difference[],
): readonly Difference[] => kept.filter((one) => !saysSame({ ...one, value: sayingOf(session, one.name) }, one));

/** The edits that make a draft say what a merged one says. */
export const editsBetween = (mine: Pick<DraftCopy, 'entries'>, merged: Pick<DraftCopy, 'entries'>): DraftEdit[] =>
  Object.entries(merged.entries).flatMap(([name, entry]) =>
    saysSame(mine.entries[name], entry) ? [] : editsFor(name, mine.entries[name]?.value ?? null, entry.value),
  );

/** The edits that make one entry of a draft say something else. */
export function editsFor(name: string, before: DraftValue, value: DraftValue): DraftEdit[] {
  const about = entryAddress(name);
  if (value?.kind === 'noted') return notedEdit(about, value.value);
  // What the device notes is never taken back.
  if (name.startsWith('noted ')) return [];
  if (value?.kind === 'answered')
    return [
      ...(before?.kind === 'unanswered' ? [strike('unanswered', about)] : []),
      { kind: 'answered', item: about, value: value.value },
    ];
  if (value)
    return [
      ...(value.kind === 'unanswered' && before?.kind === 'answered'
        ? [{ kind: 'answered', item: about, value: null } as const]
        : []),
      { kind: 'annotated', annotation: value },
    ];
  if (!before || before.kind === 'noted') return [];
  return [before.kind === 'answered' ? { kind: 'answered', item: about, value: null } : strike(before.kind, about)];
}

type Struck = Extract<DraftEdit, { kind: 'struck' }>;

const strike = (kind: Struck['annotation']['kind'], about: string): Struck => ({
  kind: 'struck',
  annotation: { kind, about },
});

function notedEdit(about: string, value: string | number): DraftEdit[] {
  const field = notedFields.find((one): one is NotedField => one === about);
  if (field === 'language') {
    const spoken = languageTag.safeParse(value).data;
    return spoken ? [{ kind: 'noted', field, value: spoken }] : [];
  }
  if (field === 'label') return typeof value === 'string' ? [{ kind: 'noted', field, value }] : [];
  return field && typeof value === 'number' ? [{ kind: 'noted', field, value }] : [];
}

/** Edits as changes that are numbered from one on. */
export const numberedEdits = (
  edits: readonly DraftEdit[],
  response: string,
  after: number,
  at: string,
): DraftChange[] => edits.map((edit, index) => ({ ...edit, response, seq: after + 1 + index, at }) as DraftChange);

/** What an edit is about, as an address; undefined where it is of the response as a whole. */
export const addressOfEdit = (edit: DraftEdit): string | undefined =>
  edit.kind === 'answered' ? edit.item : 'annotation' in edit ? edit.annotation.about : undefined;
