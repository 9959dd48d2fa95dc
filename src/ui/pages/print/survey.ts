import { useEffect, useState } from 'preact/hooks';
import type { Instrument } from '../../../instrument/schema.ts';
import type { Texts } from '../../../instrument/texts.ts';
import { languageFor, openInstrument, openTexts } from '../../../surveys/open.ts';
import { useLanguage } from '../../locale.ts';

/** A questionnaire with its words, as a printed page needs it. */
export interface Survey {
  readonly instrument: Instrument;
  readonly texts: Texts;
}

/** Why there is none: this app cannot open it, or its files cannot be fetched now. */
export type SurveyFault = 'unknown' | 'unfetched';

/**
 * A questionnaire in the language that is spoken now, or in the office's own where it has no words in that one.
 * Undefined while it opens; a change of language leaves the words before in sight until then.
 * @param id nothing is opened before it is known
 */
export function useSurvey(id: string | undefined, version?: string): Survey | SurveyFault | undefined {
  const language = useLanguage();
  const [survey, setSurvey] = useState<Survey | SurveyFault>();
  useEffect(() => {
    if (id === undefined) return;
    let left = false;
    void open(id, version, language)
      .catch((): SurveyFault => 'unfetched')
      .then((opened) => left || setSurvey(opened));
    return () => {
      left = true;
    };
  }, [id, version, language]);
  return survey;
}

async function open(id: string, version: string | undefined, wanted: Texts['language']): Promise<Survey | SurveyFault> {
  const instrument = await openInstrument(id, version);
  if (!instrument.ok) return 'unknown';
  const texts = await openTexts(id, instrument.value.version, languageFor(instrument.value, wanted));
  return texts.ok ? { instrument: instrument.value, texts: texts.value } : 'unknown';
}
