import type { Instrument } from '../../instrument/schema.ts';
import { configOf } from '../../protocol/config.ts';
import { useWords } from '../locale.ts';
import { useServices } from '../services.ts';
import { useOfficeWords } from './officeWords.ts';

/** The help desk: the configuration's, or else the one on the form. */
export function Help({
  instrument,
  heading: Heading,
}: {
  readonly instrument: Pick<Instrument, 'id' | 'helpDesk'>;
  readonly heading: 'h2' | 'h3';
}) {
  const words = useWords();
  const { config } = useServices();
  const own = useOfficeWords();
  const { helpDesk } = configOf(config.value, instrument.id);
  const email = own(helpDesk?.email) ?? instrument.helpDesk?.email;
  const telephone = own(helpDesk?.telephone) ?? instrument.helpDesk?.telephone;
  return (
    <>
      {(email || telephone) && <Heading>{words.app.help}</Heading>}
      <p>
        {email && <a href={`mailto:${email}`}>{email}</a>}
        {email && telephone && ' · '}
        {telephone && <a href={`tel:${telephone.replace(/[^+\d]/g, '')}`}>{telephone}</a>}
      </p>
    </>
  );
}
