import { hash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { responseDocument, type WireDocument } from '../../src/protocol/response.ts';

/** A row of the collector's books, its bytes read again as the document that they are. */
export interface Delivered {
  readonly id: string;
  readonly sha256: string;
  /** The digest of the bytes themselves. */
  readonly bytesSha256: string;
  readonly code: string;
  readonly document: WireDocument;
}

/** What a collector has received that keeps its books in this folder, in the order of arrival. */
export function deliveredTo(folder: string): Delivered[] {
  const db = new DatabaseSync(join(folder, 'veldwerk.sqlite'), { readOnly: true });
  try {
    return db
      .prepare('SELECT id, sha256, code, bytes FROM responses ORDER BY received_at')
      .all()
      .map((row) => ({
        id: String(row['id']),
        sha256: String(row['sha256']),
        bytesSha256: hash('sha256', row['bytes'] as Uint8Array, 'hex'),
        code: String(row['code']),
        document: responseDocument.parse(JSON.parse(new TextDecoder().decode(row['bytes'] as Uint8Array))),
      }));
  } finally {
    db.close();
  }
}
