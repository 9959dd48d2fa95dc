import type { Instrument } from '../../instrument/schema.ts';
import type { Texts } from '../../instrument/texts.ts';
import { useWords } from '../locale.ts';

/** Says of a wording that no office has released that it is not official. */
export function Unofficial({
  of: { instrument, texts },
  ...rest
}: {
  readonly of: {
    readonly instrument: Pick<Instrument, 'official'>;
    readonly texts: Pick<Texts, 'language'>;
  };
  readonly class: string;
}) {
  const { app } = useWords();
  const { official } = instrument;
  // Where no office has released any, none is behind another.
  if (official.length === 0 || official.includes(texts.language)) return null;
  return <p {...rest}>{official.includes('nl') ? app.unofficial : app.unofficialWording}</p>;
}
