import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Listing as OnDevice } from '../../storage/deviceStore.ts';
import type { StoredResponse } from '../../storage/reading.ts';
import { catalogue } from '../../surveys/catalogue.ts';
import { languageFor, openInstrument, openTexts } from '../../surveys/open.ts';
import { enrolmentInAddress } from '../enrolling.ts';
import { later } from '../later.tsx';
import { useWords } from '../locale.ts';
import { Awaited } from '../parts/awaited.tsx';
import { Banner } from '../parts/banner.tsx';
import { addressOf } from '../router.ts';
import { type Services, useServices } from '../services.ts';
import { type Offer, OfferCard } from './offer.tsx';

/** A first start has no responses to list. */
export const responseCard = later(async () => (await import('./responseCard.tsx')).ResponseCard, ['response'], 'div');

/** An invitation comes to few, and not before its first page. */
export const invitations = later(
  async () => (await import('./invitation/onStart.tsx')).OnStart,
  ['invitation', 'response'],
  'div',
);

/** Nor is there anything that cannot be read. */
export const strays = later(async () => (await import('../parts/strays.tsx')).Strays, [], 'div');

/** Nor does a draft from elsewhere. */
export const moveIn = later(async () => (await import('./moving.tsx')).MoveIn, ['response'], 'div');

/** The first page: what the survey is, and what of it is on this device. `children` stand last once it is drawn. */
export function StartPage({ children }: { readonly children?: ComponentChildren }) {
  const services = useServices();
  const words = useWords();
  const { offlineReady } = services;
  const offers = useOffers(services);
  const [invited, setInvited] = useState(enrolmentInAddress.value !== undefined);
  useEffect(() => {
    if (enrolmentInAddress.value !== undefined) return setInvited(true);
    void Promise.all(['invitations', 'enrolment'].map((name) => services.store.setting(name))).then(
      (kept) => kept.some((one) => `${one ?? ''}` !== '') && setInvited(true),
      () => {},
    );
  }, [services, enrolmentInAddress.value]);
  const [asked, setAsked] = useState(false);
  // Where nobody begins without one, it is what is asked for.
  const asks = asked || services.config.value.begin === 'invited';
  const [moving, setMoving] = useState(false);
  const [onDevice, setOnDevice] = useState<OnDevice | 'broken'>();
  useEffect(() => {
    document.title = `${words.app.title} · ${words.app.name}`;
    return services.store.watch(services.store.list, setOnDevice, () => setOnDevice('broken'));
  }, [services, words]);
  if (onDevice === 'broken')
    return (
      <main>
        <h1 tabIndex={-1}>{words.app.title}</h1>
        <Banner tone="trouble">
          <p>{words.app.storageBroken}</p>
        </Banner>
      </main>
    );
  if (!onDevice || !offers) return <Awaited />;
  const drafts = onDevice.responses.filter(({ row }) => row.state === 'draft');
  const pending = onDevice.responses.filter(({ row, receipt }) => row.state === 'complete' && !receipt);
  const delivered = onDevice.responses.filter(({ row, receipt }) => row.state === 'complete' && receipt);
  const first = drafts.length + pending.length === 0;
  return (
    <main data-page="start">
      {!isSecureContext && (
        <Banner tone="trouble">
          <p>{words.start.insecure}</p>
        </Banner>
      )}
      {onDevice.unreadable.length > 0 && <strays.Later strays={onDevice.unreadable} />}
      {!first && <h1 tabIndex={-1}>{words.app.title}</h1>}
      <Listing title={words.start.pending} responses={pending} />
      <Listing title={words.start.drafts} responses={drafts} />
      {invited && <invitations.Later offers={offers} responses={onDevice.responses} />}
      {offers.length === 0 && (
        <>
          {first && <h1 tabIndex={-1}>{words.app.title}</h1>}
          <p role="alert">{words.start.nothingOffered}</p>
        </>
      )}
      {offers.map((offer) => (
        <OfferCard
          key={offer.instrument.id}
          offer={offer}
          level={first ? 1 : 2}
          another={onDevice.responses.length > 0}
        />
      ))}
      <p class="hint" data-offline-ready={offlineReady.value}>
        {words.start.offline[offlineReady.value]}
      </p>
      <Listing title={words.start.completed} responses={delivered} />
      <details class="invitation" open={asks} onToggle={() => setAsked(true)}>
        <summary>{words.start.invitation}</summary>
        {asks && <invitations.Later onTaken={() => setInvited(true)} />}
      </details>
      <details class="moved" onToggle={() => setMoving(true)}>
        <summary>{words.start.moved}</summary>
        {moving && <moveIn.Later />}
      </details>
      <p class="hint">
        {words.start.notOfficial}{' '}
        <a class="alone" href={addressOf({ page: 'accessibility' })}>
          {words.start.accessibility}
        </a>{' '}
        <a class="alone" href={addressOf({ page: 'storage' })}>
          {words.app.storage}
        </a>
      </p>
      {children}
    </main>
  );
}

/** Responses of one kind, under a title; nothing where there are none. */
function Listing({ title, responses }: { readonly title: string; readonly responses: readonly StoredResponse[] }) {
  if (responses.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      {responses.map((stored) => (
        <responseCard.Later key={stored.row.id} stored={stored} />
      ))}
    </section>
  );
}

/** The questionnaires on offer: those that the configuration names, or all that the app carries. */
function useOffers(services: Services): readonly Offer[] | undefined {
  const [offers, setOffers] = useState<readonly Offer[]>();
  const { language } = services;
  const named = services.config.value.instruments?.join();
  useEffect(() => {
    const ids = [...new Set(catalogue.map((release) => release.id))].filter(
      (id) => named === undefined || named.split(',').includes(id),
    );
    void Promise.all(ids.map((id) => openOffer(id, services))).then((opened) => setOffers(opened.flat()));
  }, [services, named, language]);
  return offers;
}

async function openOffer(id: string, { language }: Services): Promise<Offer[]> {
  const instrument = await openInstrument(id);
  if (!instrument.ok) return [];
  const texts = await openTexts(id, instrument.value.version, languageFor(instrument.value, language), 'first');
  return texts.ok ? [{ instrument: instrument.value, texts: texts.value }] : [];
}
