import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** What an app of an earlier version left on a device: its database, and the lines of its journal. */
export interface Release {
  /** The number of the database's version, as the browser counts it. */
  readonly version: number;
  readonly tables: readonly {
    readonly name: string;
    readonly keyPath: string | string[];
    readonly autoIncrement: boolean;
    readonly indexes: readonly { readonly name: string; readonly keyPath: string | string[] }[];
    /** Bytes as `{ "base64": … }`. */
    readonly rows: readonly Readonly<Record<string, unknown>>[];
  }[];
  readonly journal: Readonly<Record<string, string>>;
}

/** The releases that have ever left something on a device, by the number of their database's version. */
export const releases = [1, 2, 3] as const;

export const readRelease = (version: number): Release =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../journeys/releases', `${version}.json`), 'utf8')) as Release;

/** Puts a release's database on a device, from a page of the origin that is not the app. */
export const plantDatabase = (page: Page, release: Release): Promise<void> =>
  page.evaluate(async ({ version, tables }) => {
    const opening = indexedDB.open('veldwerk', version);
    opening.onupgradeneeded = () => {
      for (const { name, keyPath, autoIncrement, indexes } of tables) {
        const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
        for (const index of indexes) store.createIndex(index.name, index.keyPath);
      }
    };
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const writing = db.transaction(
      tables.map(({ name }) => name),
      'readwrite',
    );
    const withBytes = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && 'base64' in value
        ? Uint8Array.from(atob(String(value.base64)), (one) => one.charCodeAt(0))
        : value;
    for (const { name, rows } of tables)
      for (const row of rows)
        writing
          .objectStore(name)
          .add(Object.fromEntries(Object.entries(row).map(([member, value]) => [member, withBytes(value)])));
    await new Promise((resolve, reject) => {
      writing.oncomplete = resolve;
      writing.onabort = () => reject(writing.error);
    });
    db.close();
  }, release);

/** Puts a release's journal on a device. */
export const plantJournal = (page: Page, { journal }: Release): Promise<void> =>
  page.evaluate(async (segments) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('veldwerk-journal', {
      create: true,
    });
    for (const [name, text] of Object.entries(segments)) {
      const writing = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writing.write(text);
      await writing.close();
    }
  }, journal);
