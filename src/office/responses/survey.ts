import { useEffect, useState } from 'preact/hooks';
import { loadWords } from '../../i18n/load.ts';
import type { Messages } from '../../i18n/messages.ts';
import { language as languages } from '../../instrument/language.ts';
import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import type { InstrumentName } from '../../protocol/names.ts';
import { languageFor } from '../../surveys/open.ts';
import type { FormatWords } from '../../ui/types/row.ts';
import { officeInstruments } from '../page/officeInstruments.ts';
import { type OfficeWords, officeLocale, officeWordsIn } from '../page/officeLocale.ts';

/** A version of a questionnaire in a language, with what the app says of values in that. */
export interface OfficeSurvey {
  readonly instrument: Instrument;
  readonly texts: Texts;
  readonly words: FormatWords;
  /** What is said of criteria, where it ends in an outcome. */
  readonly outcome: Messages['outcome'] | undefined;
  /** How answers that are missing are said in that language, as on a sheet in it. */
  readonly silences: OfficeWords['response'];
}

/**
 * Opens a version of a questionnaire in a language, or in the office's own where it has no words in that one. Undefined
 * while it is on its way; null where it cannot be opened.
 * @param name undefined: nothing is opened
 */
export function useOfficeSurvey(
  name: InstrumentName | undefined,
  language: string | undefined,
): OfficeSurvey | undefined | null {
  const [survey, setSurvey] = useState<OfficeSurvey | null>();
  const [id, version] = [name?.id, name?.version];
  useEffect(() => {
    let left = false;
    if (id === undefined || version === undefined || language === undefined) return undefined;
    const show = (opened: OfficeSurvey | null) => left || setSurvey(opened);
    void open({ id, version }, language).then(show, (cause: unknown) => {
      console.error(cause);
      show(null);
    });
    return () => {
      left = true;
    };
  }, [id, version, language]);
  return survey;
}

async function open({ id, version }: InstrumentName, wanted: string): Promise<OfficeSurvey | null> {
  const instrument = await officeInstruments.open(id, version);
  if (!instrument.ok) return null;
  const language = languageFor(instrument.value, [wanted]);
  // The page has no words of its own in some of them.
  const spoken = languages.safeParse(language).data ?? officeLocale.peek()?.language ?? 'en';
  const [texts, question, outcome, { response }] = await Promise.all([
    officeInstruments.texts(id, version, language),
    loadWords(spoken, 'question'),
    instrument.value.outcome && loadWords(spoken, 'outcome'),
    officeWordsIn(spoken),
  ]);
  return texts.ok
    ? { instrument: instrument.value, texts: texts.value, words: { question }, outcome, silences: response }
    : null;
}
