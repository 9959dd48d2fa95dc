import type { Instrument } from '../instrument/schema.ts';
import { newResponseId } from '../protocol/newResponseId.ts';
import { newToken } from '../protocol/randomToken.ts';
import type { Assignment } from '../storage/assignment.ts';
import type { StoredResponse } from '../storage/reading.ts';
import type { ResponseRow } from '../storage/rows.ts';
import { languageFor } from '../surveys/open.ts';
import type { SessionServices } from './services.ts';

/** What this page has begun and not opened yet. */
const begun = new Map<string, StoredResponse>();

/** Hands over a response that this page has just begun, as it was written, so that it need not be read again. Once. */
export function takeBegun(id: string): StoredResponse | undefined {
  const found = begun.get(id);
  begun.delete(id);
  return found;
}

/**
 * Makes a response, durably, before its first question is shown; for whom an invitation says, or with a token of its
 * own, so that nobody else can revise it.
 * @throws where it cannot be written
 */
export async function begin(
  services: SessionServices,
  instrument: Instrument,
  invited?: Omit<Assignment, 'language'>,
): Promise<string> {
  const { id, version, modules, sha256 } = instrument;
  const begunAt = new Date();
  const now = begunAt.toISOString();
  const given = instrument.given && (await import('./givenAtBegin.ts')).givenAtBegin(instrument, begunAt, invited);
  const row: ResponseRow = {
    id: newResponseId(Date.now()),
    instrument: { id, version },
    ...(sha256 && { sha256 }),
    language: languageFor(instrument, services.preferred),
    startedAt: now,
    changedAt: now,
    seq: 1,
    state: 'draft',
    place: modules[0]?.id ?? '',
    ...(given && { given }),
    ...(invited ?? { token: newToken() }),
  };
  await services.store.write([{ kind: 'begun', row }]);
  begun.set(row.id, {
    row,
    answers: [],
    annotations: new Map(),
    time: undefined,
    outbox: undefined,
    receipt: undefined,
  });
  services.keepData();
  return row.id;
}
