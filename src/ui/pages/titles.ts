import type { Texts } from '../../instrument/texts.ts';
import { report } from '../../lib/report.ts';
import { publishedPin } from '../../protocol/publishedPin.ts';
import type { StoredResponse } from '../../session/responses.ts';
import { languageFor } from '../../surveys/open.ts';
import { useLoading } from '../loading.ts';

import { useServices } from '../services.ts';
import { builtInOffers } from './offers.ts';

/** A questionnaire's title, in the language that it is in. */
export type Title = Pick<Texts, 'title' | 'language'>;

type Of = Pick<StoredResponse['row'], 'instrument'>;

const keyOf = ({ instrument: { id, version } }: Of) => `${id}@${version}`;

/**
 * The titles of the questionnaires that responses are of, where the device offers or has more than one: else nobody has to
 * be told. Undefined where there is none to tell, or where it cannot be fetched now.
 */
export function useTitles(responses: readonly { readonly row: Of }[]): (row: Of) => Title | undefined {
  const { config, instruments, preferred } = useServices();
  const { published = [] } = config.value;
  const ids = new Set([
    ...builtInOffers(config.value),
    ...published.flatMap((one) => publishedPin.safeParse(one).data?.id ?? []),
    ...responses.map(({ row }) => row.instrument.id),
  ]);
  const rows = new Map(responses.map(({ row }) => [keyOf(row), row]));
  const wanted = ids.size > 1 ? [...rows.keys()].toSorted() : [];
  const loading = useLoading(async () => {
    const titleOf = async (key: string): Promise<[string, Title][]> => {
      const { id = '', version = '' } = rows.get(key)?.instrument ?? {};
      const opened = await instruments.open(id, version);
      if (!opened.ok) return [];
      const texts = await instruments.texts(id, version, languageFor(opened.value, preferred), 'opening');
      return texts.ok ? [[key, texts.value]] : [];
    };
    const found = await Promise.all(
      wanted.map((key) =>
        // What one of them lacks is not to take the names of the others.
        titleOf(key).catch((cause: unknown) => {
          report('load', cause);
          return [];
        }),
      ),
    );
    return new Map(found.flat());
  }, [wanted.join(), preferred, instruments]);
  const titles = loading.state === 'loaded' ? loading.value : new Map<string, Title>();
  return (row) => titles.get(keyOf(row));
}
