import type { Instrument } from '../../../instrument/schema.ts';
import type { Texts } from '../../../instrument/texts.ts';
import type { Instruments } from '../../../surveys/instruments.ts';
import { languageFor } from '../../../surveys/open.ts';
import { type Loading, useLoading } from '../../loading.ts';
import { useServices } from '../../services.ts';

/** A questionnaire with its words, as a printed page needs it. */
export interface Survey {
  readonly instrument: Instrument;
  readonly texts: Texts;
}

/**
 * A questionnaire in the language that is spoken now, or in the office's own where it has no words in that one;
 * `unknown`: this app cannot open it. A change of language leaves the words before in sight until the new ones are there.
 * @param id nothing is opened before it is known
 */
export function useSurvey(id: string | undefined, version?: string): Loading<Survey | 'unknown'> {
  const { instruments, preferred } = useServices();
  return useLoading(
    async () => (id === undefined ? new Promise<never>(() => {}) : surveyIn(instruments, id, version, preferred)),
    [id, version, preferred],
  );
}

async function surveyIn(
  { open, texts: words }: Instruments,
  id: string,
  version: string | undefined,
  preferred: readonly string[],
): Promise<Survey | 'unknown'> {
  const instrument = await open(id, version);
  if (!instrument.ok) return 'unknown';
  const texts = await words(id, instrument.value.version, languageFor(instrument.value, preferred));
  return texts.ok ? { instrument: instrument.value, texts: texts.value } : 'unknown';
}
