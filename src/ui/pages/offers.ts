import type { Language } from '../../instrument/language.ts';
import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import type { SessionServices } from '../../session/services.ts';
import { catalogue } from '../../surveys/catalogue.ts';
import type { Instruments } from '../../surveys/instruments.ts';
import { languageFor } from '../../surveys/open.ts';
import { type Loading, useLoading } from '../loading.ts';

/** A questionnaire on offer, in the language that is spoken. */
export interface OfferedSurvey {
  readonly instrument: Instrument;
  readonly texts: Texts;
}

/** The questionnaires on offer: those that the configuration names, or all that the app carries and those that came to it. */
export function useOffers({ config, language, instruments }: SessionServices): Loading<readonly OfferedSurvey[]> {
  const { instruments: listed, published } = config.value;
  const named = listed?.join();
  return useLoading(async () => {
    const ids = [...new Set(catalogue.map((release) => release.id))].filter(
      (id) => named === undefined || named.split(',').includes(id),
    );
    const arrived = published ? await instruments.onOffer(ids.length === 0) : [];
    return (await Promise.all([...ids, ...arrived].map((id) => openOffer(instruments, id, language)))).flat();
  }, [named, published, language, instruments.arrivals.value]);
}

async function openOffer({ open, texts }: Instruments, id: string, language: Language): Promise<OfferedSurvey[]> {
  const instrument = await open(id);
  if (!instrument.ok) return [];
  const words = await texts(id, instrument.value.version, languageFor(instrument.value, language), 'opening');
  return words.ok ? [{ instrument: instrument.value, texts: words.value }] : [];
}
