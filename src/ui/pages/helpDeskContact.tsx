import type { Config } from '../../protocol/config.ts';
import { useWords } from '../locale.ts';
import { useHelpDeskInCharge } from './helpDeskInCharge.ts';

/** The help desk in charge, where there is one. */
export function HelpDeskContact({ config }: { readonly config: Config }) {
  const words = useWords();
  const { email, telephone } = useHelpDeskInCharge(config);
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
