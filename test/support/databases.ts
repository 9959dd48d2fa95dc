import { afterAll, beforeAll } from 'vitest';
import { PostgresServer, wantPostgres } from './postgres.ts';

/** The databases that a collector keeps responses in. */
export const databaseKinds = ['SQLite', 'PostgreSQL'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

/** Databases for the tests of a file; PostgreSQL's server is made once, where the machine has its programs. */
export function newDatabases() {
  const programs = wantPostgres();
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    if (programs) server = await PostgresServer.make(programs);
  }, 60_000);
  afterAll(() => server?.dispose());
  return {
    /** Whether a kind is missing on this machine. */
    isMissing: (kind: DatabaseKind): boolean => kind === 'PostgreSQL' && !programs,
    /** The settings of a collector on a new database of this kind; SQLite's is in its folder. */
    settingsOf: async (kind: DatabaseKind): Promise<Readonly<Record<string, string>>> =>
      kind === 'PostgreSQL' && server ? { DATABASE_URL: server.url('', await server.newUser()) } : {},
  };
}
