import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder that its owner alone may enter, and those above it that are missing. Step by step: Node's own `recursive` never ends on a
 * file system that takes no folders and reports a missing parent (`/proc`).
 * @throws the file system's error where one cannot be made
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (!existsSync(dirname(path))) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process made it in the meantime.
    if (!existsSync(path)) throw error;
  }
}

/**
 * Lets only the owner read a file, which is made where it is missing, and others beside it: in a folder that existed
 * before, new files are as readable as that folder allows.
 * @throws the file system's error where the file cannot be made
 */
export function closeToOthers(file: string, beside: readonly string[]): void {
  // SQLite gives the files that it makes beside its own the same mode.
  // An existing file is not opened: closing it would release all locks that this process has on it (POSIX).
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  for (const path of [file, ...beside]) {
    try {
      if (existsSync(path)) chmodSync(path, 0o600);
    } catch {
      // It belongs to another user, who decides on its mode.
    }
  }
}
