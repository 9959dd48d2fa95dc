import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import * as z from 'zod/mini';
import { logOf } from './openMark.ts';

const fileState = z.strictObject({ inode: z.string(), size: z.string(), writtenAt: z.string() });

/** The inode, size and modification time of a file. */
export type FileState = z.infer<typeof fileState>;

/**
 * The state of a database's file after a collector last wrote to it, shared by all collectors on one file. `file` is null
 * while one writes. `log`: the write-ahead log that belongs to it. `boot`: after a crash of the machine the stamp may be
 * older than the file.
 */
const stampShape = z.strictObject({ boot: z.string(), log: z.string(), file: z.nullable(fileState) });
export type Stamp = z.infer<typeof stampShape>;

/** Where the stamp of a database is. */
export const stampFile = (file: string): string => `${file}-stamp`;

/** The state of a file; undefined where there is none. */
export function fileStateOf(file: string): FileState | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && { inode: `${found.ino}`, size: `${found.size}`, writtenAt: `${found.mtimeNs}` };
}

export const isSameState = (before: FileState | null | undefined, after: FileState | null | undefined): boolean =>
  before?.inode === after?.inode && before?.size === after?.size && before?.writtenAt === after?.writtenAt;

/** Identifies a log: inodes alone are reused. */
export function logNameOf(file: string): string {
  const found = statSync(logOf(file), { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.birthtimeNs}` : '';
}

/** Identifies this boot of the machine; blank where the system does not tell. */
function bootName(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Not Linux.
    return '';
  }
}

export const thisBoot = bootName();

/** Reads the stamp of a database; undefined where there is none that can be read. */
export function readStamp(file: string): Stamp | undefined {
  try {
    return stampShape.parse(JSON.parse(readFileSync(stampFile(file), 'utf8')));
  } catch {
    // Missing, or half written by a killed process: as good as none.
    return undefined;
  }
}

/** A stamp overwrites the one before, padded to one length, so that it needs no room on a full disk. */
const stampBytes = 320;

/**
 * Writes the stamp of a database. Only under the database's write lock.
 * @throws what the file system says
 */
export function writeStamp(file: string, state: FileState | undefined): void {
  const stamp: Stamp = { boot: thisBoot, log: logNameOf(file), file: state ?? null };
  const text = `${JSON.stringify(stamp).padEnd(stampBytes - 1)}\n`;
  const target = openStamp(stampFile(file));
  try {
    writeSync(target, text, 0);
  } finally {
    closeSync(target);
  }
}

function openStamp(path: string): number {
  try {
    return openSync(path, 'r+');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    return openSync(path, 'w', 0o600);
  }
}
