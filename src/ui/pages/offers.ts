import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import type { Config } from '../../protocol/config.ts';
import type { SessionServices } from '../../session/services.ts';
import { catalogue, releaseOf } from '../../surveys/catalogue.ts';
import type { Instruments } from '../../surveys/instruments.ts';
import { languageFor } from '../../surveys/open.ts';
import { type Loading, useLoading } from '../loading.ts';
import { worded } from '../locale.ts';

/** A questionnaire on offer, in the language that is spoken. */
export interface OfferedSurvey {
  readonly instrument: Instrument;
  readonly texts: Texts;
}

/** Those on offer of the questionnaires that the app carries: those that the configuration names, or all. */
export const builtInOffers = ({ instruments: named }: Config): readonly string[] =>
  [...new Set(catalogue.map(({ id }) => id))].filter((id) => named?.includes(id) ?? true);

/** The questionnaires on offer that are opened for the start page: the others are told of in brief. */
export function useOffers({ config, preferred, instruments }: SessionServices): Loading<readonly OfferedSurvey[]> {
  const { instruments: named, published } = config.value;
  return useLoading(async () => {
    const ids = builtInOffers(config.value).filter((id, at) => !at || !releaseOf(id)?.inBrief);
    const arrived = published ? await instruments.onOffer(ids.length === 0) : [];
    const offers = (await Promise.all([...ids, ...arrived].map((id) => openOffer(instruments, id, preferred)))).flat();
    worded.value = offers.flatMap(({ instrument: { languages } }) => languages);
    return offers;
  }, [named?.join(), published, preferred, instruments.arrivals.value]);
}

/** Opens a questionnaire on offer; none where it is not to be had. */
export async function openOffer(
  { open, texts }: Instruments,
  id: string,
  preferred: readonly string[],
): Promise<OfferedSurvey[]> {
  const instrument = await open(id);
  if (!instrument.ok) return [];
  const words = await texts(id, instrument.value.version, languageFor(instrument.value, preferred), 'opening');
  return words.ok ? [{ instrument: instrument.value, texts: words.value }] : [];
}
