import { dateAndTime } from '../../i18n/format.ts';
import type { StoredResponse } from '../../session/responses.ts';
import type { Locale } from '../locale.ts';

/** What a response is called on this device: the respondent's own name for it, or that of the contact. */
export function responseName(stored: StoredResponse, { words, language }: Locale): string {
  const contact = stored.answers.find(({ item }) => item === 'contactName')?.value;
  return (
    stored.row.label ||
    (typeof contact === 'string' && contact) ||
    words.response.unnamed({ when: dateAndTime(new Date(stored.row.startedAt), language) })
  );
}
