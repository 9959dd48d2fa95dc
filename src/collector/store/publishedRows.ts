import * as z from 'zod/mini';
import type { InstrumentName } from '../../protocol/names.ts';
import { actWork } from './acts.ts';
import { type Connection, queryRow, queryRows, type Row, type Work } from './statement.ts';

/** A version of a questionnaire on its way to the shelf. */
export interface NewPublishedVersion extends InstrumentName {
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** By language. */
  readonly titles: Readonly<Record<string, string>>;
  /** As JSON. */
  readonly codebook: string | undefined;
}

/** A version on the shelf, without what is in it. */
export interface PublishedVersion extends Pick<NewPublishedVersion, 'id' | 'version' | 'sha256' | 'titles'> {
  readonly publishedAt: string;
  readonly withdrawnAt: string | undefined;
}

/** What is in a version on the shelf. */
export type PublishedContent = Pick<NewPublishedVersion, 'sha256' | 'bytes' | 'codebook'>;

/** What became of publishing: `same`: it was there; `again`: it had been withdrawn; `other`: this version has another content. */
export type PublishOutcome = 'published' | 'same' | 'again' | 'other';

/** The questionnaires that an office has published. A version never changes and never goes: drafts may need it. */
export interface PublishedRows {
  publish(publication: NewPublishedVersion, at: string): Promise<PublishOutcome>;
  /** Offers a version no more; false where there is none, or it was withdrawn already. */
  withdraw(name: InstrumentName, at: string): Promise<boolean>;
  /** All versions, in the order in which they were published. */
  publishedVersions(): Promise<readonly PublishedVersion[]>;
  /** What is in a version, withdrawn ones too. */
  publishedContent(name: InstrumentName): Promise<PublishedContent | undefined>;
}

/** These in a database. */
export const publishedOn = (connection: Connection): PublishedRows => ({
  publish: (publication, at) => connection.write(() => publishWork(publication, at)),
  withdraw: (name, at) => connection.write(() => withdrawWork(name, at)),
  publishedVersions: async () =>
    (
      await connection.read(() =>
        queryRows(
          'SELECT id, version, sha256, titles, published_at, withdrawn_at FROM published ORDER BY published_at, id, version',
        ),
      )
    ).map(versionIn),
  publishedContent: (name) => connection.read(() => contentWork(name)),
});

const titles = z.record(z.string(), z.string());

const versionRow = z.object({
  id: z.string(),
  version: z.string(),
  sha256: z.string(),
  titles: z.string(),
  published_at: z.string(),
  withdrawn_at: z.nullable(z.string()),
});

function versionIn(row: Row): PublishedVersion {
  const { id, version, sha256, titles: said, published_at, withdrawn_at } = versionRow.parse(row);
  return {
    ...{ id, version, sha256, titles: titles.parse(JSON.parse(said)) },
    publishedAt: published_at,
    withdrawnAt: withdrawn_at ?? undefined,
  };
}

/** What the record of acts says of a version. */
const namedAs = ({ id, version }: InstrumentName): string => `${id} ${version}`;

function* publishWork(publication: NewPublishedVersion, at: string): Work<PublishOutcome> {
  const { id, version, sha256, bytes, codebook } = publication;
  const added = yield* queryRow(
    `INSERT INTO published (id, version, sha256, bytes, titles, codebook, published_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id, version) DO NOTHING RETURNING id`,
    ...[id, version, sha256, bytes, JSON.stringify(publication.titles), codebook ?? null, at],
  );
  if (added) {
    yield* actWork({ at, act: 'published', detail: `${namedAs(publication)} ${sha256}` });
    return 'published';
  }
  const there = yield* queryRow(
    'SELECT sha256, codebook, withdrawn_at FROM published WHERE id = $1 AND version = $2',
    id,
    version,
  );
  const kept = z
    .object({ sha256: z.string(), codebook: z.nullable(z.string()), withdrawn_at: z.nullable(z.string()) })
    .parse(there);
  if (kept.sha256 !== sha256 || kept.codebook !== (codebook ?? null)) return 'other';
  if (kept.withdrawn_at === null) return 'same';
  yield* queryRow('UPDATE published SET withdrawn_at = NULL WHERE id = $1 AND version = $2', id, version);
  yield* actWork({ at, act: 'published', detail: `${namedAs(publication)} ${sha256}` });
  return 'again';
}

function* withdrawWork(name: InstrumentName, at: string): Work<boolean> {
  const found = yield* queryRow(
    'UPDATE published SET withdrawn_at = $3 WHERE id = $1 AND version = $2 AND withdrawn_at IS NULL RETURNING id',
    name.id,
    name.version,
    at,
  );
  if (found) yield* actWork({ at, act: 'withdrawn', detail: namedAs(name) });
  return found !== undefined;
}

const contentRow = z.object({
  sha256: z.string(),
  bytes: z.instanceof(Uint8Array),
  codebook: z.nullable(z.string()),
});

function* contentWork({ id, version }: InstrumentName): Work<PublishedContent | undefined> {
  const row = yield* queryRow(
    'SELECT sha256, bytes, codebook FROM published WHERE id = $1 AND version = $2',
    id,
    version,
  );
  if (!row) return undefined;
  const { sha256, bytes, codebook } = contentRow.parse(row);
  return { sha256, bytes, codebook: codebook ?? undefined };
}
