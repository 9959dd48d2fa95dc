import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const piece = Buffer.alloc(1 << 20);

/** A disk of 150 MB that can really be full. */
export class SmallDisk {
  readonly folder: string;
  readonly #filling: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.#filling = join(folder, 'filling');
  }

  /** Mounts one; undefined where that is not allowed, as it is to root alone. */
  static mount(): SmallDisk | undefined {
    const folder = mkdtempSync(join(tmpdir(), 'veldwerk-disk-'));
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=150m', 'tmpfs', folder]);
    if (status === 0) return new SmallDisk(folder);
    rmdirSync(folder);
    return undefined;
  }

  /** Fills it up to so many bytes. */
  fill(spare: number): void {
    const file = openSync(this.#filling, 'a');
    try {
      for (let room = this.#room(spare); room > 0; room = this.#room(spare))
        writeSync(file, piece, 0, Math.min(room, piece.length));
    } catch (cause) {
      // Someone else has taken the last of it.
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC')) throw cause;
    } finally {
      closeSync(file);
    }
  }

  /** Gives the room back. */
  free(): void {
    rmSync(this.#filling, { force: true });
  }

  /** Takes it away, with all that is on it. */
  unmount(): void {
    spawnSync('umount', ['--lazy', this.folder]);
    rmdirSync(this.folder);
  }

  #room(spare: number): number {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize - spare;
  }
}
