import { accountFor } from '../engine/account.ts';
import type { Answers } from '../engine/value.ts';
import type { Instrument } from '../instrument/schema.ts';
import { sha256, toHex } from '../protocol/digest.ts';
import type { Completion, ResponseDocument } from '../protocol/response.ts';
import type { OutboxRow, ResponseRow } from './rows.ts';

/** What goes into a response document beside the draft itself. */
export interface Completing {
  readonly instrument: Instrument;
  readonly row: ResponseRow;
  readonly answers: Answers;
  readonly completion: Completion;
  readonly completedAt: Date;
  readonly appVersion: string;
}

/** Draws up the document of a draft whose completion was found possible. */
export function documentOf(completing: Completing): ResponseDocument {
  const { instrument, row, answers, completion, completedAt, appVersion } = completing;
  const account = accountFor(instrument, answers, new Set());
  return {
    format: 'veldwerk-response/1',
    id: row.id,
    instrument: row.instrument,
    language: row.language,
    answers: account.answers,
    notApplicable: [...account.notApplicable],
    startedAt: row.startedAt,
    completedAt: completedAt.toISOString(),
    completion,
    app: { version: appVersion },
  };
}

/**
 * Freezes a document: its bytes and their digest, as they wait and as every attempt sends them.
 * Done before the transaction that completes the draft, since awaiting WebCrypto inside one ends it.
 */
export async function freeze(document: ResponseDocument): Promise<OutboxRow> {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  return {
    id: document.id,
    bytes,
    sha256: toHex(await sha256(bytes)),
    queuedAt: document.completedAt,
    state: 'queued',
    attempts: 0,
    nextAttemptAt: 0,
  };
}
