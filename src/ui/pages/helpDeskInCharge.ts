import type { Instrument } from '../../instrument/schema.ts';
import type { Config } from '../../protocol/config.ts';
import { catalogue } from '../../surveys/catalogue.ts';
import { openInstrument } from '../../surveys/open.ts';
import { useLoading } from '../loading.ts';
import { useOfficeWords } from './officeWords.ts';

/** Whom to ask where no questionnaire is open: the configuration's help desk, or else the one on the form of the first on offer. */
export function useHelpDeskInCharge(config: Config): {
  readonly email: string | undefined;
  readonly telephone: string | undefined;
} {
  const own = useOfficeWords();
  const named = config.instruments?.join();
  const loading = useLoading(async () => {
    const ids = named === undefined ? catalogue.map(({ id }) => id) : named.split(',');
    return (await firstThatOpens(ids))?.helpDesk ?? 'none';
  }, [named]);
  const printed = loading.state === 'loaded' && loading.value !== 'none' ? loading.value : undefined;
  return {
    email: own(config.helpDesk?.email) ?? printed?.email,
    telephone: own(config.helpDesk?.telephone) ?? printed?.telephone,
  };
}

async function firstThatOpens(ids: readonly string[]): Promise<Instrument | undefined> {
  for (const id of ids) {
    const opened = await openInstrument(id);
    if (opened.ok) return opened.value;
  }
  return undefined;
}
