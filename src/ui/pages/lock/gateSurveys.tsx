import { useWords } from '../../locale.ts';
import { shownLogo } from '../../look/shownLogo.ts';
import type { OfferedSurvey } from '../offers.ts';
import { usePublisherOf } from '../publisherOf.ts';

/** For which surveys a device is to be locked, and by whom they are. */
export function GateSurveys({ offers }: { readonly offers: readonly OfferedSurvey[] }) {
  const words = useWords();
  const publisherOf = usePublisherOf();
  const Logo = shownLogo.value;
  return (
    <>
      {Logo && <Logo />}
      {offers.map((offer) => (
        <p key={offer.instrument.id} data-instrument={offer.instrument.id}>
          <strong>{offer.texts.title}</strong>
          <br />
          {words.app.by({ publisher: publisherOf(offer) })}
        </p>
      ))}
    </>
  );
}
