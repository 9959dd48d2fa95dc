import { dateAndTime } from '../../i18n/format.ts';
import { forWhom } from '../../session/forWhom.ts';
import type { StoredResponse } from '../../session/responses.ts';
import type { Locale } from '../locale.ts';
import type { Title } from './titles.ts';

/** What a response is called on this device: the enterprise that it is for, or its contact. */
export function responseName(stored: StoredResponse, { words, language }: Locale): string {
  const contact = stored.answers.find(({ item }) => item === 'contactName')?.value;
  return (
    forWhom(stored.row) ||
    (typeof contact === 'string' && contact) ||
    (stored.row.carried &&
      words.response.unnamedCarried({ when: dateAndTime(new Date(stored.row.changedAt), language) })) ||
    words.response.unnamed({ when: dateAndTime(new Date(stored.row.startedAt), language) })
  );
}

/** The same where nothing beside it says of which questionnaire it is; `title`: undefined where there is one questionnaire alone. */
export const nameInFull = (stored: StoredResponse, of: Locale, title: Title | undefined): string =>
  [responseName(stored, of), title?.title].filter(Boolean).join(' · ');
