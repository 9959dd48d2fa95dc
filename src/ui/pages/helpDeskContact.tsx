import type { Instrument } from '../../instrument/schema.ts';
import type { Config } from '../../protocol/config.ts';
import { catalogue } from '../../surveys/catalogue.ts';
import { openInstrument } from '../../surveys/open.ts';
import { useLoading } from '../loading.ts';
import { useWords } from '../locale.ts';
import { useOfficeWords } from './officeWords.ts';

/** A help desk: the configuration's, or else the one on the form of the first questionnaire on offer. */
export function HelpDeskContact({ config }: { readonly config: Config }) {
  const words = useWords();
  const own = useOfficeWords();
  const named = config.instruments?.join();
  const loading = useLoading(async () => {
    const ids = named === undefined ? catalogue.map(({ id }) => id) : named.split(',');
    return (await firstThatOpens(ids))?.helpDesk ?? 'none';
  }, [named]);
  const printed = loading.state === 'loaded' && loading.value !== 'none' ? loading.value : undefined;
  const email = own(config.helpDesk?.email) ?? printed?.email;
  const telephone = own(config.helpDesk?.telephone) ?? printed?.telephone;
  if (!email && !telephone) return null;
  return (
    <section data-help-desk>
      <h2>{words.app.help}</h2>
      <p>
        {email && <a href={`mailto:${email}`}>{email}</a>}
        {email && telephone && ' · '}
        {telephone && <a href={`tel:${telephone.replace(/[^+\d]/g, '')}`}>{telephone}</a>}
      </p>
    </section>
  );
}

async function firstThatOpens(ids: readonly string[]): Promise<Instrument | undefined> {
  for (const id of ids) {
    const opened = await openInstrument(id);
    if (opened.ok) return opened.value;
  }
  return undefined;
}
