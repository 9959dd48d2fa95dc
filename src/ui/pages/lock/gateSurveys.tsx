import { shownLogo } from '../../look/shownLogo.ts';
import { ConductedBy } from '../conductedBy.tsx';
import type { OfferedSurvey } from '../offers.ts';

/** For which surveys a device is to be locked, and by whom they are. */
export function GateSurveys({ offers }: { readonly offers: readonly OfferedSurvey[] }) {
  const Logo = shownLogo.value;
  return (
    <>
      {Logo && <Logo />}
      {offers.map((offer) => (
        <div key={offer.instrument.id} data-instrument={offer.instrument.id}>
          <strong lang={offer.texts.language}>{offer.texts.title}</strong>
          <ConductedBy of={offer} />
        </div>
      ))}
    </>
  );
}
