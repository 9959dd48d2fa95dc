import type { Annotation } from '../protocol/annotation.ts';
import type { AuditEvent } from '../protocol/audit.ts';
import type { Assignment } from './assignment.ts';
import type { Admission } from './rights.ts';
import type { OutboxRow, ReceiptRow, Refusal, ResponseRow, TimeRow } from './rows.ts';

/** A change of a draft, numbered: each carries the number after the last one, or it comes from a writer that was overtaken. */
export type DraftChange = { readonly response: string; readonly seq: number; readonly at: string } & (
  | { readonly kind: 'answered'; readonly item: string; readonly value: string | number | null }
  | { readonly kind: 'noted'; readonly field: 'place' | 'label' | 'language'; readonly value: string }
  | { readonly kind: 'noted'; readonly field: 'prefilledMinutes'; readonly value: number }
  | { readonly kind: 'annotated'; readonly annotation: Annotation }
  | { readonly kind: 'struck'; readonly annotation: Pick<Annotation, 'kind' | 'about'> }
  /** An invitation says whom it is for, after it was begun. */
  | { readonly kind: 'assigned'; readonly to: Assignment }
  /** `erase`: the answers go, since from now on nobody is to read them here. */
  | { readonly kind: 'completed'; readonly frozen: OutboxRow; readonly erase?: boolean }
  | { readonly kind: 'deleted' }
);

/** Everything that is ever written about responses: the vocabulary of the record port. */
export type Change =
  | { readonly kind: 'begun'; readonly row: ResponseRow }
  | DraftChange
  | { readonly kind: 'timed'; readonly time: TimeRow }
  | { readonly kind: 'trailed'; readonly response: string; readonly event: AuditEvent }
  | { readonly kind: 'delivered'; readonly receipt: ReceiptRow }
  | {
      readonly kind: 'postponed';
      readonly response: string;
      readonly attempts: number;
      readonly lastAttemptAt: number;
      readonly nextAttemptAt: number;
    }
  | { readonly kind: 'paused'; readonly response: string; readonly refusal: Refusal }
  | { readonly kind: 'refused'; readonly response: string; readonly refusal: Refusal }
  | { readonly kind: 'requeued'; readonly response: string }
  /** What waits is sent with another token of its case from now on. */
  | ({ readonly kind: 'admitted'; readonly response: string } & Admission)
  | { readonly kind: 'removed'; readonly response: string };

/** Why a write did not happen. `overtaken`: another writer has changed the response meanwhile. */
export type WriteFault = 'overtaken' | 'gone' | 'quota' | 'closed' | 'failed';

/** What became of the second copy of a write: kept, or why not. `none`: the browser has no second store. */
export type Reserve = 'kept' | 'none' | 'quota' | 'failed';

/** Thrown by a record port; the database has nothing of the changes. */
export class WriteError extends Error {
  readonly fault: WriteFault;
  /** Whether the second store has them: then they are restored from it at the next start. */
  readonly reserve: Reserve;

  constructor(fault: WriteFault, cause?: unknown, reserve: Reserve = 'none') {
    super(`write fault: ${fault}`, { cause });
    this.fault = fault;
    this.reserve = reserve;
  }
}

/** The one way in which anything about responses is written. */
export interface RecordPort {
  /**
   * Writes all changes or none, in their order. Resolves once they are durable: in the database, and in the second
   * store or with the reason why not. `nowhere`: in the page's memory alone.
   * @throws {WriteError} with the reason; the database has none of them
   */
  write(changes: readonly Change[]): Promise<Reserve | 'nowhere'>;

  /**
   * Puts changes aside under a name, a response's for its own, in the last moment of a page, when no write of several steps can end any more.
   * Never throws. `takeUp` brings them in at the next opening.
   */
  park(name: string, changes: readonly Change[]): void;

  /** What is parked under a name, as text; null where nothing is. */
  parked(name: string): string | null;

  /**
   * Begins this page's time as the one that writes a response: brings in what was parked for it.
   * @returns what the second store is by now; `nowhere`: there is the page's memory alone
   */
  takeUp(response: string): Promise<Reserve | 'nowhere'>;

  /** Ends this page's time as the one that writes a response. */
  letGo(response: string): Promise<void>;
}
