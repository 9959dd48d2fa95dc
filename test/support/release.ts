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

export const readRelease = (version: number): Release => readFixture(`${version}`) as Release;

/** A draft with rows as it was left, in each of the forms that it rests in, and what it says. */
export interface RowsRelease extends Release {
  readonly response: string;
  readonly said: Readonly<Record<string, unknown>>;
  /** The text of a backup file without a passphrase. */
  readonly backup: string;
  /** The same device once it was locked, with the passphrase of the tests. */
  readonly locked: Release;
  /** What was published: its draft opens with nothing else. */
  readonly published: {
    readonly id: string;
    readonly version: string;
    readonly sha256: string;
    readonly base64: string;
  };
}

/** The databases' versions of which there is a draft with rows. */
export const rowsReleases = [3] as const;

export const readRowsRelease = (version: number): RowsRelease => readFixture(`${version}-rows`) as RowsRelease;

export const releaseFile = (name: string): string => join(import.meta.dirname, '../journeys/releases', `${name}.json`);

const readFixture = (name: string): unknown => JSON.parse(readFileSync(releaseFile(name), 'utf8'));

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
    const withBytes = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value;
      if (Array.isArray(value)) return value.map(withBytes);
      if ('base64' in value) return Uint8Array.from(atob(String(value.base64)), (one) => one.charCodeAt(0));
      return Object.fromEntries(Object.entries(value).map(([member, one]) => [member, withBytes(one)]));
    };
    for (const { name, rows } of tables) for (const row of rows) writing.objectStore(name).add(withBytes(row));
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

/** What the app has left on the device of a page of its origin, as a fixture has it. */
export const captured = (page: Page): Promise<Release> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('veldwerk');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const plain = (value: unknown): unknown => {
      if (value instanceof Uint8Array)
        return { base64: btoa([...value].map((one) => String.fromCharCode(one)).join('')) };
      if (Array.isArray(value)) return value.map(plain);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([member, one]) => [member, plain(one)]));
    };
    const tables = await Promise.all(
      [...db.objectStoreNames].map(async (name) => {
        const store = db.transaction(name).objectStore(name);
        const reading = store.getAll();
        await new Promise((resolve) => (reading.onsuccess = resolve));
        return {
          name,
          keyPath: store.keyPath as string | string[],
          autoIncrement: store.autoIncrement,
          indexes: [...store.indexNames].map((index) => ({ name: index, keyPath: store.index(index).keyPath })),
          rows: plain(reading.result) as Record<string, unknown>[],
        };
      }),
    );
    const { version } = db;
    db.close();
    const journal: Record<string, string> = {};
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('veldwerk-journal');
    for await (const [name, handle] of folder.entries())
      if (handle instanceof FileSystemFileHandle) journal[name] = await (await handle.getFile()).text();
    return { version, tables, journal };
  });
