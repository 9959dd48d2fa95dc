import type { Instrument } from '../instrument/schema.ts';
import { newResponseId } from '../protocol/newResponseId.ts';
import { newToken } from '../protocol/randomToken.ts';
import type { Assignment } from '../storage/assignment.ts';
import { languageFor } from '../surveys/open.ts';
import type { SessionServices } from './services.ts';

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
  const { id, version, modules } = instrument;
  const now = new Date().toISOString();
  const response = newResponseId(Date.now());
  await services.store.write([
    {
      kind: 'begun',
      row: {
        id: response,
        instrument: { id, version },
        language: languageFor(instrument, services.language),
        startedAt: now,
        changedAt: now,
        seq: 1,
        state: 'draft',
        place: modules[0]?.id ?? '',
        ...(invited ?? { token: newToken() }),
      },
    },
  ]);
  services.keepData();
  return response;
}
