import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Database } from './database.ts';

/**
 * A database in memory, for a browser that gives none: everything works as ever, and is gone with the page where no
 * second store has it. Of a library that behaves as IndexedDB does to the letter, so that nothing else has to know.
 */
export const memoryDatabase = (): Database => new Database('veldwerk', { indexedDB: new IDBFactory(), IDBKeyRange });
