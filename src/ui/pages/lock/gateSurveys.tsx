import { useWords } from '../../locale.ts';
import { shownLogo } from '../../look/shownLogo.ts';
import { useServices } from '../../services.ts';
import { Help } from '../help.tsx';
import { useOffers } from '../offers.ts';
import { usePublisherOf } from '../publisherOf.ts';

/** For which surveys the device is to be locked, by whom, and who helps; nothing as long as they cannot be read. */
export function GateSurveys() {
  const words = useWords();
  const loading = useOffers(useServices());
  const publisherOf = usePublisherOf();
  const Logo = shownLogo.value;
  // Without them the device can be locked all the same.
  const offers = loading.state === 'loaded' ? loading.value : [];
  return (
    <>
      {Logo && <Logo />}
      {offers.map((offer) => (
        <section key={offer.instrument.id} data-instrument={offer.instrument.id}>
          <p>
            <strong>{offer.texts.title}</strong>
            <br />
            {words.app.by({ publisher: publisherOf(offer) })}
          </p>
          <Help instrument={offer.instrument} heading="h2" />
        </section>
      ))}
    </>
  );
}
