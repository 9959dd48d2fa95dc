import { fail, ok, type Result } from '../lib/result.ts';
import { draftKey } from '../protocol/draftCode.ts';
import type { Difference, DraftCopy } from '../protocol/draftCopy.ts';
import { draftDigest, openDraftCopy, sealDraft, staleness } from '../protocol/draftEnvelope.ts';
import type { DraftPlace, DraftsAtCollector } from '../protocol/draftReplies.ts';
import type { MeasuredTime } from '../protocol/measuredTime.ts';
import { holdsSame, mergeDrafts } from '../protocol/mergeDrafts.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import type { StoredResponse } from '../storage/reading.ts';
import type { DraftEdit } from './autosave.ts';
import { copyOfDraft, editsBetween } from './copyOfDraft.ts';
import { type CopyEnd, changeKeptCopy, isSameDifference, type KeptCopy, readKeptCopy } from './keptCopy.ts';

/** A draft that this page may write, as a round of its copies needs it. */
export interface CopiedDraft {
  /** All that was entered, once it is durable; undefined where that is not to be had now. */
  readonly read: () => Promise<StoredResponse | undefined>;
  /**
   * Takes what another device has changed, durably, and the times of the others.
   * @param stored as it was read
   * @returns false where the draft is another by now, or somebody is just writing what would be changed: nothing was taken
   */
  readonly take: (
    stored: StoredResponse,
    edits: readonly DraftEdit[],
    elsewhere: Readonly<Record<string, MeasuredTime>>,
  ) => Promise<boolean>;
}

/** How a round ended. `afterMs`: when the collector wants to be asked again. */
export type CopyOutcome =
  | { readonly kind: 'off' | 'copied' }
  | { readonly kind: 'ended'; readonly why: CopyEnd }
  | { readonly kind: 'later'; readonly afterMs?: number };

/** So often a round begins anew because another device or the respondent was faster. */
const mostTries = 4;

interface RoundNeeds {
  readonly store: Pick<DeviceStore, 'setting' | 'changeSettings'>;
  readonly drafts: DraftsAtCollector;
  readonly now: () => Date;
}

/**
 * Brings a draft and its copy at the collector together: sends what is new here, and takes in what another device has
 * sent. Each step can be the last one: what is not noted yet is found again by the next round.
 * @param asks whether to ask for what is new there, although nothing is new here
 * @throws where it cannot be written
 */
export async function copyRound(
  needs: RoundNeeds,
  place: DraftPlace,
  draft: CopiedDraft,
  asks: boolean,
): Promise<CopyOutcome> {
  const { store, drafts, now } = needs;
  const kept = await readKeptCopy(store, place.response);
  if (kept?.code === undefined) return { kind: 'off' };
  if (kept.ended !== undefined) return { kind: 'ended', why: kept.ended };
  const round = new Round(needs, place, draft, await draftKey(kept.code, place.response));
  // A first copy finds out by itself whether there is another.
  let isDue = asks && kept.etag !== undefined;
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (isDue) {
      const taken = await round.takeLast();
      if (taken) return taken;
      isDue = false;
    }
    const [current, stored] = [await readKeptCopy(store, place.response), await draft.read()];
    if (current?.code !== kept.code) return { kind: 'off' };
    if (!stored) return { kind: 'later' };
    const copy = copyOfDraft(stored, current);
    if (current.common && current.etag !== undefined && holdsSame(copy, current.common))
      return round.keep((latest) => ({ ...latest, at: stored.row.seq, copiedAt: now().toISOString() }));
    const sealed = await sealDraft(copy, round.key, current.etag);
    if (!sealed.ok) return round.end(sealed.fault);
    const reply = await drafts.put(place, sealed.value, current.etag);
    if (reply.kind === 'kept') return round.noteSent(copy, current, stored, sealed.value);
    if (reply.kind === 'later') return reply;
    if (reply.kind === 'unauthorised') return { kind: 'later' };
    if (reply.kind !== 'changed') return round.end(reply.kind);
    isDue = true;
  }
  return { kind: 'later' };
}

/** The steps of one round. */
class Round {
  readonly key: CryptoKey;
  readonly #needs: RoundNeeds;
  readonly #place: DraftPlace;
  readonly #draft: CopiedDraft;

  constructor(needs: RoundNeeds, place: DraftPlace, draft: CopiedDraft, key: CryptoKey) {
    this.key = key;
    this.#needs = needs;
    this.#place = place;
    this.#draft = draft;
  }

  /** Changes what is kept of it, unless it was turned off meanwhile. */
  async keep(how: (kept: KeptCopy) => KeptCopy): Promise<CopyOutcome> {
    await changeKeptCopy(this.#needs.store, this.#place.response, (kept) =>
      kept?.code === undefined ? kept : how(kept),
    );
    return { kind: 'copied' };
  }

  async end(why: CopyEnd): Promise<CopyOutcome> {
    await this.keep((kept) => ({ ...kept, ended: why }));
    return { kind: 'ended', why };
  }

  async noteSent(
    copy: DraftCopy,
    before: KeptCopy,
    stored: StoredResponse,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<CopyOutcome> {
    const etag = await draftDigest(bytes);
    const copiedAt = this.#needs.now().toISOString();
    return this.keep((kept) => ({
      ...kept,
      differences: changedBy(kept.differences, before, copy),
      ...{ common: copy, etag, at: stored.row.seq, seen: copy.seq, copiedAt },
    }));
  }

  /** Fetches the copy that is there, and takes it in. @returns how the round ends; undefined: it goes on */
  async takeLast(): Promise<CopyOutcome | undefined> {
    const { store, drafts } = this.#needs;
    const kept = await readKeptCopy(store, this.#place.response);
    const got = await drafts.get(this.#place, kept?.etag);
    switch (got.kind) {
      case 'same':
        return undefined;
      case 'none':
        return this.end('removed');
      case 'delivered':
        return this.end('delivered');
      case 'later':
        return got;
      case 'unauthorised':
        return { kind: 'later' };
      case 'copy': {
        const opened = await this.#open(got.bytes, kept?.seen);
        if (!opened.ok) {
          if (opened.fault !== 'older') return this.end(opened.fault);
          // The collector was restored: what this device has goes over it.
          await this.keep((latest) => ({ ...latest, etag: got.sha256 }));
          return undefined;
        }
        return this.#takeIn(opened.value, got.sha256);
      }
    }
  }

  async #open(
    bytes: Uint8Array<ArrayBuffer>,
    seen: number | undefined,
  ): Promise<Result<DraftCopy, Extract<CopyEnd, 'unreadable' | 'wrong-code' | 'another' | 'leaps'> | 'older'>> {
    const opened = await openDraftCopy(bytes, this.key);
    if (!opened.ok) return opened;
    const stale = staleness(opened.value, seen);
    if (stale) return fail(stale);
    return opened.value.response === this.#place.response ? ok(opened.value) : fail('another');
  }

  /** Merges a copy into the draft. @returns undefined: the round goes on with what is new here */
  async #takeIn(theirs: DraftCopy, etag: string): Promise<CopyOutcome | undefined> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const stored = await this.#draft.read();
      const kept = await readKeptCopy(this.#needs.store, this.#place.response);
      if (!stored || kept?.code === undefined) return { kind: 'later' };
      if (!isSameSurvey(theirs, stored)) return this.end('another');
      const mine = copyOfDraft(stored, kept);
      const { merged } = mergeDrafts(kept.common, mine, theirs);
      const edits = editsBetween(mine, merged);
      const { [kept.writer]: _own, ...elsewhere } = merged.times;
      // First what loses: were this the last step, nobody would know of it any more.
      await this.keep((latest) => ({ ...latest, differences: changedBy(latest.differences, mine, merged) }));
      if (!(await this.#draft.take(stored, edits, elsewhere))) continue;
      const at = stored.row.seq + edits.length;
      await this.keep((latest) => ({
        ...latest,
        common: theirs,
        etag,
        at,
        lift: Math.max(latest.lift, merged.seq - at),
        seen: Math.max(latest.seen ?? 0, theirs.seq),
      }));
      return undefined;
    }
    return { kind: 'later' };
  }
}

const isSameSurvey = ({ instrument, sha256 }: DraftCopy, { row }: StoredResponse): boolean =>
  instrument.id === row.instrument.id && instrument.version === row.instrument.version && sha256 === row.sha256;

/** What is kept of differences after a merge, or once a copy is sent: what the respondent has settled meanwhile stays settled. */
function changedBy(
  latest: readonly Difference[],
  before: Pick<DraftCopy, 'differences'>,
  after: Pick<DraftCopy, 'differences'>,
): Difference[] {
  const has = (list: readonly Difference[], one: Difference) => list.some((other) => isSameDifference(one, other));
  return after.differences.filter((one) => !has(before.differences, one) || has(latest, one));
}
