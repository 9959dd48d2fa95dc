import { Dexie } from 'dexie';

/** What is wrong with rows, not with what keeps them: another database would not take them either. */
const ofTheRows = ['ConstraintError', 'DataError', 'DataCloneError', 'TypeError'];

/** Whether a write failed since the database takes nothing (the disk is full, or fails), and not by what was to be written. */
export function refuses(cause: unknown): boolean {
  const causes = cause instanceof Dexie.BulkError ? cause.failures : [cause];
  return !causes.some((one) => namesOf(one).some((name) => ofTheRows.includes(name)));
}

function namesOf(cause: unknown): string[] {
  const inner = cause instanceof Dexie.DexieError ? cause.inner : undefined;
  return [cause, inner].flatMap((one) => (one instanceof Error ? one.name : []));
}
