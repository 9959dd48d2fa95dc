import type { Instrument } from '../../instrument/schema.ts';
import { useServices } from '../services.ts';

/** The help desk: the configuration's, or else the one on the form. */
export function Help({ instrument }: { readonly instrument: Instrument }) {
  const { words, config } = useServices();
  const email = config.value.helpDesk?.email ?? instrument.helpDesk.email;
  const telephone = config.value.helpDesk?.telephone ?? instrument.helpDesk.telephone;
  return (
    <>
      <h2>{words.start.help}</h2>
      <p>
        <a href={`mailto:${email}`}>{email}</a> · <a href={`tel:${telephone.replace(/[^+\d]/g, '')}`}>{telephone}</a>
      </p>
    </>
  );
}
