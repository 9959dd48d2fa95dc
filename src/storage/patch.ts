import { annotationKey } from '../protocol/annotation.ts';
import type { AuditEvent } from '../protocol/audit.ts';
import { assignedTo } from './assigned.ts';
import type { DraftChange } from './change.ts';
import type { AnnotationRow, AnswerRow, OutboxRow, ReceiptRow, ResponseRow, TimeRow } from './rows.ts';

/** What one or more changes leave of a response: the rows that are new, in any store. */
export interface Patch {
  readonly row?: ResponseRow;
  readonly answers?: Omit<AnswerRow, 'response'>[];
  readonly annotations?: (Omit<AnnotationRow, 'response'> | { name: string; struck: true })[];
  readonly events?: AuditEvent[];
  readonly time?: TimeRow;
  /** Null: it does not wait any more. */
  readonly outbox?: OutboxRow | null;
  readonly receipt?: ReceiptRow;
}

/** What a numbered change makes of a draft's row and parts; undefined where it ends the draft. */
export function patchOf(row: ResponseRow, change: DraftChange): Patch | undefined {
  const next: ResponseRow = { ...row, seq: change.seq, changedAt: change.at };
  switch (change.kind) {
    case 'answered':
      return { row: next, answers: [{ item: change.item, value: change.value, seq: change.seq }] };
    case 'noted':
      return { row: { ...next, [change.field]: change.value } };
    case 'annotated': {
      const { annotation } = change;
      return { row: next, annotations: [{ name: annotationKey(annotation), seq: change.seq, annotation }] };
    }
    case 'struck':
      return { row: next, annotations: [{ name: annotationKey(change.annotation), struck: true }] };
    case 'assigned':
      return { row: assignedTo(next, change.to) };
    case 'completed': {
      // What the office had asked for is answered by it.
      const { asked: _, ...rest } = next;
      return { row: { ...rest, state: 'complete', completedAt: change.at }, outbox: change.frozen };
    }
    case 'deleted':
      return undefined;
  }
}
