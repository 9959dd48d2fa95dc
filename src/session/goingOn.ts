import type { Instrument } from '../instrument/schema.ts';
import { report } from '../lib/report.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import { draftKey, readDraftCode } from '../protocol/draftCode.ts';
import type { DraftCopy } from '../protocol/draftCopy.ts';
import { openDraftCopy } from '../protocol/draftEnvelope.ts';
import type { DraftPlace } from '../protocol/draftReplies.ts';
import type { Assignment } from '../storage/assignment.ts';
import type { ResponseRow } from '../storage/rows.ts';
import { languageFor } from '../surveys/open.ts';
import { editsBetween, numberedEdits } from './copyOfDraft.ts';
import { changeKeptCopy } from './keptCopy.ts';
import type { SessionServices } from './services.ts';
import { newWriter } from './turningOn.ts';

/**
 * Why a draft of another device is not to be had: what was typed is no code, or one with a slip; the copy is under another
 * one; it does not read, or is of another draft; there is none any more; it was delivered; or nobody could be asked.
 */
export type GoOnFault =
  | 'slip'
  | 'wrong-code'
  | 'unreadable'
  | 'another'
  | 'none'
  | 'delivered'
  | 'unauthorised'
  | 'later';

/** A draft of another device, opened and not taken yet. */
export interface FoundDraft {
  readonly copy: DraftCopy;
  readonly code: string;
  /** The digest of its copy at the collector. */
  readonly etag: string;
}

/** Fetches a draft's copy and opens it with a code as it was typed. Never throws. */
export async function findDraft(
  { drafts }: Pick<SessionServices, 'drafts'>,
  place: DraftPlace,
  typed: string,
): Promise<Result<FoundDraft, GoOnFault>> {
  const code = readDraftCode(typed);
  if (code === undefined) return fail('slip');
  try {
    const got = await (await drafts()).get(place);
    if (got.kind !== 'copy') return fail(got.kind === 'same' ? 'later' : got.kind);
    const opened = await openDraftCopy(got.bytes, await draftKey(code, place.response));
    if (!opened.ok) return opened;
    const copy = opened.value;
    const isIt = copy.response === place.response && copy.instrument.id === place.instrument;
    return isIt ? ok({ copy, code, etag: got.sha256 }) : fail('another');
  } catch (cause) {
    report('fetch draft', cause);
    return fail('later');
  }
}

/** Looks for the draft among several that a code opens. Never throws. @returns else the fault of the last copied one */
export async function findAmong(
  services: Pick<SessionServices, 'drafts'>,
  places: readonly DraftPlace[],
  typed: string,
): Promise<Result<FoundDraft, GoOnFault>> {
  const faults: GoOnFault[] = [];
  for (const place of places) {
    const found = await findDraft(services, place, typed);
    if (found.ok) return found;
    faults.push(found.fault);
  }
  return fail(faults[0] ?? 'none');
}

/** Why an opened draft cannot go on here: it is here already; this app does not have its questionnaire, or cannot fetch it now. */
export type TakeFault = 'already' | 'unknown' | 'unfetched';

/**
 * Takes a draft of another device onto this one. Nothing that is here is overwritten.
 * @param invited what the invitation gives it
 * @returns the draft's row
 * @throws where it cannot be written
 */
export async function takeDraft(
  services: SessionServices,
  { copy, code, etag }: FoundDraft,
  invited: Omit<Assignment, 'language'>,
): Promise<Result<ResponseRow, TakeFault>> {
  const { store } = services;
  const id = copy.response;
  const opened = await openedFor(services, copy);
  if (!opened.ok) return opened;
  const [here, receipts] = await Promise.all([store.read(id), store.receipts()]);
  if (here || receipts.some((one) => one.id === id)) return fail('already');
  const now = new Date().toISOString();
  const row: ResponseRow = {
    id,
    instrument: copy.instrument,
    ...(copy.sha256 !== undefined && { sha256: copy.sha256 }),
    language: languageFor(opened.value, services.preferred),
    startedAt: copy.startedAt,
    changedAt: now,
    seq: copy.seq,
    state: 'draft',
    place: opened.value.modules[0]?.id ?? '',
    ...(copy.given && { given: copy.given }),
    ...invited,
  };
  const changes = numberedEdits(editsBetween({ entries: {} }, copy), id, copy.seq, now);
  // What the copies need comes first: alone it does nothing, and without it the draft would be another one.
  await changeKeptCopy(store, id, () => ({
    response: id,
    writer: newWriter(),
    code,
    common: copy,
    etag,
    at: copy.seq + changes.length,
    lift: 0,
    seen: copy.seq,
    differences: copy.differences,
    copiedAt: now,
  }));
  const time = { response: id, activeMs: 0, moduleMs: {}, sessions: 0, gaps: 0, elsewhere: copy.times };
  await store.write([{ kind: 'begun', row }, ...changes, { kind: 'timed', time }]);
  services.keepData();
  return ok(row);
}

async function openedFor(
  { instruments }: Pick<SessionServices, 'instruments'>,
  { instrument: { id, version }, sha256 }: DraftCopy,
): Promise<Result<Instrument, TakeFault>> {
  try {
    const opened = await instruments.open(id, version);
    return opened.ok && opened.value.sha256 === sha256 ? ok(opened.value) : fail('unknown');
  } catch (cause) {
    report('load questionnaire', cause);
    return fail('unfetched');
  }
}
