import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import { patience } from './patience.ts';

const readAll = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    const legible = (_name: string, value: unknown) =>
      value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value;
    for (const { name = '' } of await indexedDB.databases()) {
      const opening = indexedDB.open(name);
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const table of db.objectStoreNames)
        await new Promise<void>((resolve, reject) => {
          const reading = db.transaction(table).objectStore(table).getAll();
          reading.onsuccess = () => {
            found.push(`${table}: ${JSON.stringify(reading.result, legible)}`);
            resolve();
          };
          reading.onerror = () => reject(reading.error);
        });
      db.close();
    }
    const look = async (folder: FileSystemDirectoryHandle) => {
      for await (const entry of folder.values())
        if (entry instanceof FileSystemDirectoryHandle) await look(entry);
        else if (entry instanceof FileSystemFileHandle)
          found.push(`${entry.name}: ${await (await entry.getFile()).text()}`);
    };
    await look(await navigator.storage.getDirectory());
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        if (request.url.startsWith('https://journal.invalid/'))
          found.push((await (await caches.match(request))?.text()) ?? '');
    return found.join('\n');
  });

/**
 * All that rests on the device of a page of the app's origin, as text in which words can be looked for. A file that is
 * written in the meantime may refuse to be read.
 */
export const atRest = (page: Page): Promise<string> => vi.waitFor(() => readAll(page), { timeout: patience });

/** Takes the whole database away, from a page of the same origin that is not the app. */
export async function loseDatabase(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}config.json`);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('veldwerk');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error);
      }),
  );
}
