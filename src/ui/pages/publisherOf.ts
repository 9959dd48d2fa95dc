import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import { useServices } from '../services.ts';
import { useOfficeWords } from './officeWords.ts';

/** Who conducts a survey, as the office calls itself, or as the questionnaire does. */
export function usePublisherOf(): (survey: {
  readonly instrument: Pick<Instrument, 'publisher'>;
  readonly texts: Pick<Texts, 'publisher'>;
}) => string {
  const { config } = useServices();
  const own = useOfficeWords();
  return ({ instrument, texts }) => own(config.value.office?.name) ?? texts.publisher ?? instrument.publisher;
}
