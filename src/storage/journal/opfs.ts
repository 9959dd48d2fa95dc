import { batches } from '../../lib/batches.ts';
import type { Medium } from './medium.ts';
import { tell } from './tell.ts';

/** The directory of the journal in the origin's private file system. */
const folder = 'veldwerk-journal';

/** So many files are read at a time. */
const together = 50;
/** Milliseconds after which a file is asked for again that cannot be read: its writer may be at it. */
const pauses = [0, 50, 200];

/** What a handle does in a worker; older Safaris give promises where the standard has none. */
type Handle = Pick<FileSystemSyncAccessHandle, 'write' | 'flush' | 'getSize' | 'truncate' | 'close'>;

/**
 * The journal in files of the origin private file system (OPFS), each held open by the one page that writes it. In a
 * dedicated worker alone: nowhere else are there handles that flush to the disk.
 * @throws where the browser has none, or gives no access
 */
export async function opfsMedium(): Promise<Medium> {
  if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) throw new Error('no access handles');
  const directory = async () => (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });
  await directory();
  const open = new Map<string, Handle>();

  const handleOf = async (name: string): Promise<Handle> => {
    const held = open.get(name);
    if (held) return held;
    // Every time anew: a directory whose site data was cleared meanwhile is gone, and its handle with it.
    const file = await (await directory()).getFileHandle(name, { create: true });
    const handle = await file.createSyncAccessHandle();
    open.set(name, handle);
    return handle;
  };
  const release = (name: string) => {
    open.get(name)?.close();
    open.delete(name);
  };

  return {
    async names() {
      const names: string[] = [];
      for await (const name of (await directory()).keys()) names.push(name);
      return names;
    },
    async contents() {
      const files: FileSystemFileHandle[] = [];
      for await (const entry of (await directory()).values())
        if (entry instanceof FileSystemFileHandle) files.push(entry);
      const found = new Map<string, string>();
      for (const some of batches(files, together))
        for (const [name, text] of await Promise.all(some.map(textOf))) if (text !== undefined) found.set(name, text);
      return found;
    },
    async append(name, text) {
      const handle = await handleOf(name);
      const bytes = new TextEncoder().encode(text);
      const end = await handle.getSize();
      const written = handle.write(bytes, { at: end });
      if (written !== bytes.length) {
        // A full disk may take a part: what is torn is cut off again, so that the next line has a beginning.
        await handle.truncate(end);
        throw new DOMException('written in part', 'QuotaExceededError');
      }
      await handle.flush();
    },
    async remove(name) {
      release(name);
      const found = await directory();
      const emptied = async () => {
        const handle = await (await found.getFileHandle(name)).createSyncAccessHandle();
        try {
          await handle.truncate(0);
        } finally {
          await handle.close();
        }
      };
      // Chromium takes the size of a removed file off what it has counted, but counts none of what a handle has written
      // before its last start: below nothing, it takes an origin to use 4 GB, and on a small device gives it no room.
      await emptied().catch(() => {
        // Only the browser's count is at stake.
      });
      await found.removeEntry(name).catch((cause: unknown) => {
        // Gone already, or held open by a page that still writes it.
        const names = ['NotFoundError', 'NoModificationAllowedError', 'InvalidStateError'];
        if (!(cause instanceof DOMException && names.includes(cause.name))) throw cause;
      });
    },
    release,
  };
}

/** A file's name and text: undefined for one that is gone by now, or held too closely by the page that writes it. */
async function textOf(file: FileSystemFileHandle): Promise<[string, string | undefined]> {
  for (const pause of pauses)
    try {
      await new Promise((resolve) => setTimeout(resolve, pause));
      return [file.name, await (await file.getFile()).text()];
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'NotFoundError') break;
      if (pause === pauses.at(-1)) tell(cause);
    }
  return [file.name, undefined];
}
