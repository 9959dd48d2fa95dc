import type { Database } from './database.ts';

/**
 * Puts all that can be read of a database into another one, and closes the first. Of the responses, all or nothing, as
 * they are at one moment: half of one would take the place of the whole in the second store.
 */
export async function copyAll(from: Database, to: Database): Promise<void> {
  const tables = from.responseTables;
  const responses = from.transaction('r', tables, () =>
    Promise.all(tables.map(async ({ name }) => ({ name, rows: await from.table(name).toArray() }))),
  );
  const settings = from.settings.toArray().then((rows) => [{ name: from.settings.name, rows }]);
  // One after the other: what does not read keeps no other out.
  for (const found of [responses, settings])
    for (const { name, rows } of await found.catch(() => []))
      for (const row of rows)
        await to
          .table(name)
          .put(row)
          .catch(() => {});
  from.close();
}
