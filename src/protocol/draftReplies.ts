/** A draft at the collector: by its response, its questionnaire, and with the token of its case. */
export interface DraftPlace {
  readonly response: string;
  readonly token: string;
  /** The id of its questionnaire, which says where its collector is. */
  readonly instrument: string;
}

/** What does not depend on the verb: the token is not accepted; or there was no answer of ours, and it may be tried again. */
export type NoReply =
  | { readonly kind: 'unauthorised' }
  /** `afterMs`: when to try again, where the collector has said so. */
  | { readonly kind: 'later'; readonly afterMs?: number };

/** What became of a copy that was sent. */
export type DraftPutReply =
  | NoReply
  | { readonly kind: 'kept' }
  /** Another device's copy is there by now. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'delivered' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'too-large' }
  /** The collector keeps no copies, or refuses this one for good. */
  | { readonly kind: 'refused' };

/** What was asked for. */
export type DraftGetReply =
  | NoReply
  | { readonly kind: 'copy'; readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string }
  /** The one that is known is still the last. */
  | { readonly kind: 'same' }
  | { readonly kind: 'none' }
  | { readonly kind: 'delivered' };

/** What became of the copies that were to be removed. */
export type DraftDeleteReply = NoReply | { readonly kind: 'removed' };

/** What is asked of the collector about copies of drafts; nothing of it throws. */
export interface DraftsAtCollector {
  /** @param after the digest of the copy that this one takes the place of; undefined: there is none */
  readonly put: (
    place: DraftPlace,
    bytes: Uint8Array<ArrayBuffer>,
    after: string | undefined,
  ) => Promise<DraftPutReply>;
  /** @param known the digest of the copy that is known already */
  readonly get: (place: DraftPlace, known?: string) => Promise<DraftGetReply>;
  readonly remove: (place: DraftPlace) => Promise<DraftDeleteReply>;
}
