import type { Annotation } from '../protocol/annotation.ts';
import type { AuditEvent } from '../protocol/audit.ts';
import type { CorrectionRequest } from '../protocol/correctionRequest.ts';
import type { Assignment } from './assignment.ts';
import type { Admission } from './rights.ts';
import type { OutboxRow, ReceiptRow, Refusal, ResponseRow, TimeRow } from './rows.ts';

/** A change of a draft, numbered: each carries the number after the last one, or it comes from a writer that was overtaken. */
export type DraftChange = { readonly response: string; readonly seq: number; readonly at: string } & (
  | { readonly kind: 'answered'; readonly item: string; readonly value: string | number | null }
  | { readonly kind: 'noted'; readonly field: 'place' | 'label' | 'language'; readonly value: string }
  | { readonly kind: 'noted'; readonly field: 'prefilledMinutes' | 'comparedMinutes'; readonly value: number }
  | { readonly kind: 'annotated'; readonly annotation: Annotation }
  | { readonly kind: 'struck'; readonly annotation: Pick<Annotation, 'kind' | 'about'> }
  /** An invitation says whom it is for, after it was begun. */
  | { readonly kind: 'assigned'; readonly to: Assignment }
  /** `erase`: the answers go, since from now on nobody is to read them here. */
  | { readonly kind: 'completed'; readonly frozen: OutboxRow; readonly erase?: boolean }
  | { readonly kind: 'deleted' }
);

/**
 * What was sent, where a change comes of an answer to it. An answer may come late: where the entry has another token or other
 * bytes by then, the answer says nothing of it, and the change is not made.
 */
export type SentEntry = Pick<OutboxRow, 'token' | 'sha256'> & {
  /** Where an attempt had no answer: that says less than what another attempt was answered meanwhile. */
  readonly state?: OutboxRow['state'];
};

/** Everything that is ever written about responses: the vocabulary of `DeviceStore.write`. */
export type Change =
  | { readonly kind: 'begun'; readonly row: ResponseRow }
  | DraftChange
  | { readonly kind: 'timed'; readonly time: TimeRow }
  | { readonly kind: 'trailed'; readonly response: string; readonly event: AuditEvent }
  | { readonly kind: 'delivered'; readonly receipt: ReceiptRow }
  | {
      readonly kind: 'postponed';
      readonly response: string;
      readonly sent?: SentEntry;
      readonly attempts: number;
      readonly lastAttemptAt: number;
      readonly nextAttemptAt: number;
      /** A receipt came, and is not believed. */
      readonly receiptFault?: string;
      /** The office said when to come again. */
      readonly askedToWait?: true;
    }
  | {
      readonly kind: 'paused' | 'refused';
      readonly response: string;
      readonly sent?: SentEntry;
      readonly refusal: Refusal;
    }
  | { readonly kind: 'requeued'; readonly response: string; readonly sent?: SentEntry }
  /** What waits is sent with another token of its case from now on. */
  | ({ readonly kind: 'admitted'; readonly response: string; readonly sent?: SentEntry } & Admission)
  /** A receipt of it came in a file: shown, and no end of its waiting. */
  | { readonly kind: 'brought'; readonly response: string; readonly receipt: ReceiptRow }
  /** The office asks for corrections of it: those that it asks for now. */
  | { readonly kind: 'asked'; readonly response: string; readonly requests: readonly CorrectionRequest[] }
  /** A correction of it is begun, in the same write. */
  | { readonly kind: 'corrected'; readonly response: string; readonly by: string }
  | { readonly kind: 'removed'; readonly response: string };

/** Whether a change takes a response off the device. */
export const isDeletion = (change: Change): change is Extract<Change, { kind: 'deleted' | 'removed' }> =>
  change.kind === 'deleted' || change.kind === 'removed';

/** Why a write did not happen. `overtaken`: another writer has changed the response meanwhile. */
export type WriteFault = 'overtaken' | 'gone' | 'quota' | 'closed' | 'failed';

/**
 * How the second store stands, or what became of the second copy of a write: it is there durably, or why not. `none`:
 * this browser has no second store; `elsewhere`: another page writes the response, and keeps it there; `memory`: there
 * is no database either, so that what was written is gone with the page.
 */
export type ReplicaStatus = 'durable' | 'none' | 'quota' | 'failed' | 'elsewhere' | 'memory';

/** Thrown for a write; the database has nothing of the changes. */
export class WriteError extends Error {
  readonly fault: WriteFault;
  /** Whether the replica has them: then they are restored from it at the next start. */
  readonly replica: ReplicaStatus;

  constructor(fault: WriteFault, cause?: unknown, replica: ReplicaStatus = 'none') {
    super(`write fault: ${fault}`, { cause });
    this.fault = fault;
    this.replica = replica;
  }
}
