import { v7 as uuidv7 } from 'uuid';
import type { Instrument } from '../instrument/schema.ts';
import type { Enrolment } from '../protocol/enrolment.ts';
import { languageFor } from '../surveys/open.ts';
import type { Services } from './services.ts';

/**
 * Makes a response, durably, before its first question is shown; for the case of an enrolment, where there is one.
 * @throws where it cannot be written
 */
export async function begin(services: Services, instrument: Instrument, enrolment?: Enrolment): Promise<string> {
  const { id, version, modules } = instrument;
  const now = new Date().toISOString();
  const response = uuidv7();
  await services.port.write([
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
        ...(enrolment && {
          case: enrolment.case,
          ...(enrolment.token && { token: enrolment.token }),
          ...(enrolment.prefilled && { prefilled: enrolment.prefilled }),
        }),
      },
    },
  ]);
  services.keepData();
  return response;
}
