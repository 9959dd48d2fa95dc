import type { Database } from './database.ts';
import { memoryDatabase } from './memoryDatabase.ts';

/** A database in memory, with all that can be read of one that takes nothing. */
export async function standIn(db: Database): Promise<Database> {
  const memory = memoryDatabase();
  await copyAll(db, memory);
  return memory;
}

/** Puts all that can be read of a database into another one, and closes the first. */
export async function copyAll(from: Database, to: Database): Promise<void> {
  for (const { name } of from.tables) {
    const rows: unknown[] = await from
      .table(name)
      .toArray()
      .catch(() => []);
    // One after the other: what does not read keeps no other out.
    for (const row of rows)
      await to
        .table(name)
        .put(row)
        .catch(() => {});
  }
  from.close();
}
