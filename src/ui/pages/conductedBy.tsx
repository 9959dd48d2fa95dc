import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import { useWords } from '../locale.ts';
import { useServices } from '../services.ts';
import { useOfficeWords } from './officeWords.ts';

/** Who conducts a survey, as the office calls itself, or as the questionnaire does; nothing where neither says. */
export function ConductedBy({
  of: { instrument, texts },
  ...rest
}: {
  readonly of: { readonly instrument: Pick<Instrument, 'publisher'>; readonly texts: Pick<Texts, 'publisher'> };
  readonly class?: string;
}) {
  const { app } = useWords();
  const { config } = useServices();
  const publisher = useOfficeWords()(config.value.office?.name) ?? texts.publisher ?? instrument.publisher;
  return publisher === undefined ? null : <p {...rest}>{app.by({ publisher })}</p>;
}
