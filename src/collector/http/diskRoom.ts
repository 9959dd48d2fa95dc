import { statfsSync } from 'node:fs';

/** The free space on the file system of the database. */
export interface DiskRoom {
  /** Whether there is more free than the reserve for proven responses. */
  hasSpare(): boolean;
  /** Whether there is enough for any response. */
  hasAny(): boolean;
}

const mebibyte = 1024 * 1024;
/** How long a measurement is used. */
const staleMs = 2000;

/**
 * Watches the room on the file system of a folder.
 * @param reserveBytes bytes; undefined: a tenth of the file system, a gibibyte at most
 */
export function newDiskRoom(folder: string, reserveBytes: number | undefined): DiskRoom {
  let measured: { readonly at: number; readonly free: number; readonly size: number } | undefined;
  const measure = () => {
    const at = performance.now();
    if (!measured || at - measured.at > staleMs) {
      const { bavail, blocks, bsize } = statfsSync(folder);
      measured = { at, free: bavail * bsize, size: blocks * bsize };
    }
    return measured;
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
