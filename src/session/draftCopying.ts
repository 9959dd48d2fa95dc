import { report } from '../lib/report.ts';
import type { MeasuredTime } from '../protocol/measuredTime.ts';
import { WriteError } from '../storage/change.ts';
import { editLockName } from '../storage/editLock.ts';
import type { StoredResponse } from '../storage/reading.ts';
import type { ResponseRow } from '../storage/rows.ts';
import { ifFree } from '../storage/webLock.ts';
import type { DraftEdit } from './autosave.ts';
import { numberedEdits } from './copyOfDraft.ts';
import { type CopiedDraft, type CopyOutcome, copyRound } from './copyRound.ts';
import { allKeptCopies, changeKeptCopy, type KeptCopy, readKeptCopy } from './keptCopy.ts';
import { type CopyingServices, placeOfCopies } from './placeOfCopies.ts';
import type { SessionServices } from './services.ts';

/**
 * Brings a draft that this page may write and its copy together: one window at a time, and without holding up any that
 * wants to write. What fails is reported, and tried again later.
 */
export async function copyNow(
  services: CopyingServices,
  row: ResponseRow,
  draft: CopiedDraft,
  asks: boolean,
): Promise<CopyOutcome> {
  const place = placeOfCopies(services, row);
  if (!place) return { kind: 'off' };
  const go = async (isFree: boolean): Promise<CopyOutcome> => {
    // Another window is at it.
    if (!isFree) return { kind: 'later', afterMs: leavingMs };
    const drafts = await services.drafts();
    return copyRound({ store: services.store, drafts, now: () => new Date() }, place, draft, asks);
  };
  try {
    return await ifFree(`veldwerk-draft-copy-${row.id}`, go, leavingMs);
  } catch (cause) {
    report('copy draft', cause);
    return { kind: 'later' };
  }
}

/** How long a window that is leaving a draft, or ends a round, may still take. */
const leavingMs = 2_000;

/** The longest and the shortest wait after what failed. */
const longestWaitMs = 15 * 60_000;
const shortestWaitMs = 1_000;

/**
 * How long to wait until a copy is tried again, in milliseconds: as the collector says, else longer each time.
 * @param failures how many tries have failed one after the other
 */
export const copyWaitMs = ({ afterMs }: { readonly afterMs?: number }, failures: number): number =>
  Math.min(longestWaitMs, Math.max(shortestWaitMs, afterMs ?? 60_000 * 2 ** (failures - 1)));

/**
 * Brings a draft that no page has open and its copy together.
 * @param asks as `copyRound` has it
 * @returns `opened`: a page has it open, and goes on with its copies
 */
export async function copyAlone(
  services: CopyingServices,
  response: string,
  asks: boolean,
): Promise<CopyOutcome | { readonly kind: 'opened' }> {
  const { store } = services;
  // Nobody is kept from writing while the network is waited for.
  const isAlone = await ifFree(editLockName(response), async (isFree) => isFree, leavingMs);
  if (!isAlone) return { kind: 'opened' };
  const row = (await store.read(response))?.row;
  return row ? copyNow(services, row, storedDraft(services, response), asks) : { kind: 'off' };
}

/** Brings a draft that was left and its copy together, now or later. Never throws. */
export async function copyLeft(services: CopyingServices, response: string): Promise<void> {
  const outcome = await copyReported(services, response, false);
  if (outcome.kind === 'later') await copyLater(services, response, outcome);
}

/**
 * Tries again until the copy has all, or a page opens the draft: the collector takes a copy of one draft only so often, and
 * the last one may have come just before. Never throws.
 * @param outcome of the last try
 */
export async function copyLater(
  services: CopyingServices,
  response: string,
  outcome: { readonly afterMs?: number },
): Promise<void> {
  let last = outcome;
  for (let failures = 1; ; failures += 1) {
    const waitMs = copyWaitMs(last, failures);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const next = await copyReported(services, response, true);
    if (next.kind !== 'later') return;
    last = next;
  }
}

const copyReported: typeof copyAlone = (...of) =>
  copyAlone(...of).catch((cause: unknown) => {
    report('copy draft', cause);
    return { kind: 'later' };
  });

/** A draft as it is stored, until a window opens it: that one goes on with its copies. */
function storedDraft({ store }: Pick<SessionServices, 'store'>, response: string): CopiedDraft {
  let isOpened = false;
  return {
    read: async () => (isOpened ? undefined : store.read(response)),
    take: (stored, edits, elsewhere) =>
      ifFree(editLockName(response), async (isFree) => {
        isOpened = !isFree;
        if (isOpened) return false;
        await store.acquire(response);
        try {
          return await writeTaken(store, stored, edits, elsewhere);
        } finally {
          await store.release(response);
        }
      }),
  };
}

/** Writes what another device has changed. @returns false where the draft is another by now */
async function writeTaken(
  store: CopyingServices['store'],
  { row, time }: StoredResponse,
  edits: readonly DraftEdit[],
  elsewhere: Readonly<Record<string, MeasuredTime>>,
): Promise<boolean> {
  const response = row.id;
  const now = await store.read(response);
  if (now?.row.state !== 'draft' || now.row.seq !== row.seq) return false;
  const own = time ?? { response, activeMs: 0, moduleMs: {}, sessions: 0, gaps: 0 };
  try {
    await store.write([
      ...numberedEdits(edits, response, row.seq, new Date().toISOString()),
      { kind: 'timed', time: { ...own, elsewhere: { ...elsewhere } } },
    ]);
    return true;
  } catch (cause) {
    if (cause instanceof WriteError && cause.fault === 'overtaken') return false;
    throw cause;
  }
}

/** Brings every draft that no page has open and its copy together, one after the other. Never throws. */
export async function copyDrafts(services: CopyingServices, asks: boolean): Promise<void> {
  if (services.config.value.draftCopy !== true) return;
  try {
    const { responses } = await services.store.list();
    await forgetEnded(services.store, responses);
    for (const { row } of responses)
      if (placeOfCopies(services, row) && (await readKeptCopy(services.store, row.id))?.code !== undefined)
        await copyAlone(services, row.id, asks);
  } catch (cause) {
    report('copy drafts', cause);
  }
}

/** How long what is kept of a draft that is not here stays: it may be just about to come. */
const comingMs = 60 * 60 * 1000;

/** Forgets what is kept of the copies of drafts that were completed or deleted, with their codes. */
async function forgetEnded(store: CopyingServices['store'], responses: readonly StoredResponse[]): Promise<void> {
  const drafts = new Set(responses.filter(({ row }) => row.state === 'draft').map(({ row }) => row.id));
  const kept = await allKeptCopies(store);
  const isComing = ({ copiedAt }: KeptCopy) =>
    copiedAt !== undefined && Math.abs(Date.now() - Date.parse(copiedAt)) < comingMs;
  for (const one of kept)
    if (!drafts.has(one.response) && (responses.some(({ row }) => row.id === one.response) || !isComing(one)))
      await changeKeptCopy(store, one.response, () => undefined);
}
