import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder that its owner alone may enter, and those above it that are missing. Step by step: Node's own `recursive` never ends where a file
 * system takes no folders and says that it does not know the way (`/proc`).
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
 * Sees to it that a file, which need not be there yet, and others beside it can be read by their owner alone: what is
 * made in a folder that was there before is as open as that one lets it be.
 * @throws the file system's error where the file cannot be made
 */
export function closeToOthers(file: string, beside: readonly string[]): void {
  // SQLite gives the files that it makes beside its own the same mode.
  // One that is there is not opened for it: closing a file ends all locks that its process has on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  for (const one of [file, ...beside]) {
    try {
      if (existsSync(one)) chmodSync(one, 0o600);
    } catch {
      // Another's, who lets us in: that is for them to decide.
    }
  }
}
