import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import * as z from 'zod/mini';
import { logOf } from './openMark.ts';

const fileState = z.strictObject({ inode: z.string(), size: z.string(), writtenAt: z.string() });

/** Which file stands under a name, how long it is, and when it was last written, to the nanosecond. */
export type FileState = z.infer<typeof fileState>;

/**
 * How the file of a database stood when a collector last wrote to it, so that several on one file agree on it. `file`
 * is null while one writes. `log`: the write-ahead log that goes with it. `boot`: what is remembered of a file may be
 * older than the file itself where the machine stopped in between.
 */
const stampShape = z.strictObject({ boot: z.string(), log: z.string(), file: z.nullable(fileState) });
export type Stamp = z.infer<typeof stampShape>;

/** Where the stamp of a database is. */
export const stampFile = (file: string): string => `${file}-stamp`;

/** How a file stands; undefined where there is none. */
export function fileStateOf(file: string): FileState | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && { inode: `${found.ino}`, size: `${found.size}`, writtenAt: `${found.mtimeNs}` };
}

export const isSameState = (one: FileState | null | undefined, other: FileState | null | undefined): boolean =>
  one?.inode === other?.inode && one?.size === other?.size && one?.writtenAt === other?.writtenAt;

/** Tells a log from every other under its name; an inode alone is given out again. */
export function logNameOf(file: string): string {
  const found = statSync(logOf(file), { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.birthtimeNs}` : '';
}

/** Tells this run of the machine from every other; blank where the system does not say. */
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
    // Not there yet, or half written by whoever was killed: as good as none.
    return undefined;
  }
}

/** A stamp is written over the one before, at one length, so that it needs no room on a full disk. */
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
