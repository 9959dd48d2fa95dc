import { statfsSync } from 'node:fs';

/** The room on the file system that responses rest on. */
export interface DiskRoom {
  /** Whether there is more than the reserve, which is for proven responses alone. */
  hasSpare(): boolean;
  /** Whether there is any to speak of. */
  hasAny(): boolean;
}

const mebibyte = 1024 * 1024;
/** Looked at again after this time, in milliseconds. */
const staleMs = 2000;

/**
 * Watches the room on the file system of a folder.
 * @param reserveBytes bytes; undefined: a tenth of the file system, a gibibyte at most
 */
export function newDiskRoom(folder: string, reserveBytes: number | undefined): DiskRoom {
  let seen: { readonly at: number; readonly free: number; readonly size: number } | undefined;
  const measure = () => {
    const at = performance.now();
    if (!seen || at - seen.at > staleMs) {
      const { bavail, blocks, bsize } = statfsSync(folder);
      seen = { at, free: bavail * bsize, size: blocks * bsize };
    }
    return seen;
  };
  return {
    hasSpare: () => {
      const { free, size } = measure();
      return free > (reserveBytes ?? Math.min(size / 10, 1024 * mebibyte));
    },
    hasAny: () => {
      const { free, size } = measure();
      return free > Math.min(size / 100, 16 * mebibyte);
    },
  };
}
