import { Database } from './database.ts';

/** What stands in for the browser's own, in tests. */
export interface Browser {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

/**
 * Opens the device's database where it is there and of this version, and neither creates nor upgrades one: that is for
 * pages, which have the journal beside it. It lets go at once of whoever upgrades or erases it, and is not opened again.
 * @returns undefined where there is none, or one of another version
 * @throws where the one that is there does not open
 */
export async function openExisting(browser: Browser = { indexedDB, IDBKeyRange }): Promise<Database | undefined> {
  const { indexedDB: factory, IDBKeyRange: keyRange } = browser;
  const db = new Database(undefined, { indexedDB: withoutUpgrades(factory), IDBKeyRange: keyRange });
  const isOwn = (version: number | undefined) => version === Math.round(db.verno * 10);
  // Looked at first: only trying to open an older one would already have its pages let go of it.
  if (!(await factory.databases()).some(({ name, version }) => name === db.name && isOwn(version))) return undefined;
  db.on('versionchange', () => {
    db.close();
    return false;
  });
  await db.open();
  // Dexie opens a newer one as well, which may have come since it was looked at.
  if (isOwn(db.backendDB().version)) return db;
  db.close();
  return undefined;
}

/** A browser's databases, of which none is created or upgraded, in whatever way it is opened. */
const withoutUpgrades = (factory: IDBFactory): IDBFactory => ({
  open(name, version) {
    const request = version === undefined ? factory.open(name) : factory.open(name, version);
    // Added before Dexie's own, which would make the tables. What is broken off leaves everything as it was.
    request.addEventListener('upgradeneeded', (event) => {
      event.stopImmediatePropagation();
      request.transaction?.abort();
    });
    return request;
  },
  deleteDatabase: (name) => factory.deleteDatabase(name),
  databases: () => factory.databases(),
  cmp: (first, second) => factory.cmp(first, second),
});
