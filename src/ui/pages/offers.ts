import type { Language } from '../../instrument/language.ts';
import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import type { SessionServices } from '../../session/services.ts';
import { catalogue } from '../../surveys/catalogue.ts';
import { languageFor, openInstrument, openTexts } from '../../surveys/open.ts';
import { type Loading, useLoading } from '../loading.ts';

/** A questionnaire on offer, in the language that is spoken. */
export interface OfferedSurvey {
  readonly instrument: Instrument;
  readonly texts: Texts;
}

/** The questionnaires on offer: those that the configuration names, or all that the app carries. */
export function useOffers({ config, language }: SessionServices): Loading<readonly OfferedSurvey[]> {
  const named = config.value.instruments?.join();
  return useLoading(async () => {
    const ids = [...new Set(catalogue.map((release) => release.id))].filter(
      (id) => named === undefined || named.split(',').includes(id),
    );
    return (await Promise.all(ids.map((id) => openOffer(id, language)))).flat();
  }, [named, language]);
}

async function openOffer(id: string, language: Language): Promise<OfferedSurvey[]> {
  const instrument = await openInstrument(id);
  if (!instrument.ok) return [];
  const { version } = instrument.value;
  const texts = await openTexts(id, version, languageFor(instrument.value, language), 'opening');
  return texts.ok ? [{ instrument: instrument.value, texts: texts.value }] : [];
}
