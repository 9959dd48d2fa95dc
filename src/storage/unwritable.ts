import { Dexie } from 'dexie';

/** What is wrong with rows, not with what keeps them: another database would not take them either. */
const ofTheRows = ['ConstraintError', 'DataError', 'DataCloneError', 'TypeError'];
/** The database was closed, here or for a newer version: it is opened again, or that is said. */
const ofTheConnection = ['DatabaseClosedError', 'InvalidStateError', 'VersionError', 'VersionChangeError'];
const others = [...ofTheRows, ...ofTheConnection];

/** Whether a write failed since the database takes nothing (the disk is full, or fails), and not by what was to be written. */
export function isUnwritable(cause: unknown): boolean {
  const causes = cause instanceof Dexie.BulkError ? cause.failures : [cause];
  return !causes.some((one) => namesOf(one).some((name) => others.includes(name)));
}

function namesOf(cause: unknown): string[] {
  const inner = cause instanceof Dexie.DexieError ? cause.inner : undefined;
  return [cause, inner].flatMap((one) => (one instanceof Error ? one.name : []));
}
