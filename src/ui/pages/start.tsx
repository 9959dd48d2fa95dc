import { effect } from '@preact/signals';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Listing as OnDevice } from '../../session/responses.ts';
import type { SessionServices } from '../../session/services.ts';
import { calm } from '../calm.ts';
import { enrolmentInUrl } from '../enrolmentInUrl.ts';
import { lazyPart } from '../lazy.tsx';
import { useWords } from '../locale.ts';
import { Banner } from '../parts/banner.tsx';
import { LoadingPlaceholder } from '../parts/loadingPlaceholder.tsx';
import { Main } from '../parts/main.tsx';
import { PartNotLoaded } from '../parts/notLoaded.tsx';
import { addressOf } from '../router.ts';
import { useApp, useServices } from '../services.ts';
import device from '../styles/device.css?url';
import invitationStyles from '../styles/invitation.css?url';
import { beginning } from './beginning.ts';
import { HelpDesk } from './helpDesk.ts';
import { useOffers } from './offers.ts';
import { SurveyCard } from './surveyCard.tsx';

const ResponseLists = lazyPart(
  async () => (await import('./responseLists.tsx')).ResponseLists,
  ['response', 'more', 'timeline', 'delivery'],
  device,
);
const Invitations = lazyPart(
  async () => (await import('./invitation/onStart.tsx')).OnStart,
  ['invitation', 'response'],
  invitationStyles,
);
const FurtherCards = lazyPart(async () => (await import('./furtherCards.tsx')).FurtherCards, ['further']);
const UnreadableRows = lazyPart(async () => (await import('../parts/unreadableRows.tsx')).UnreadableRows, ['notices']);
const MoveIn = lazyPart(async () => (await import('./moveIn.tsx')).MoveIn, ['response'], device);

/** What the first page tells of the device. */
interface AtStart extends OnDevice {
  /** Whether an invitation waits. */
  readonly waiting: boolean;
}

async function readAtStart({ list, setting }: SessionServices['store']): Promise<AtStart> {
  const [listing, ...kept] = await Promise.all([list(), setting('invitations'), setting('enrolment')]);
  return { ...listing, waiting: kept.some((one) => `${one ?? ''}` !== '') };
}

/** The first page: what the survey is, and what of it is on this device. */
export function StartPage() {
  const services = useServices();
  const words = useWords();
  const loading = useOffers(services);
  const { offlineReady } = useApp();
  const [asked, setAsked] = useState<boolean>();
  const [onDevice, setOnDevice] = useState<AtStart | 'broken'>();
  const invited = (typeof onDevice === 'object' && onDevice.waiting) || enrolmentInUrl.value !== undefined;
  // Where nobody begins without one, it is what is asked for.
  const asks = asked ?? (services.config.value.begin === 'invited' && !invited);
  const came = enrolmentInUrl.value;
  useEffect(() => setAsked(undefined), [came]);
  const [moving, setMoving] = useState(false);
  useEffect(() => {
    document.title = `${words.app.title} · ${words.app.name}`;
  }, [words]);
  // Asked for before anything is drawn: the page waits for it.
  useLayoutEffect(
    () =>
      effect(() => {
        // Not again to draw the response that one leaves for.
        if (beginning.value) return undefined;
        return services.store.watch(
          () => readAtStart(services.store),
          setOnDevice,
          () => setOnDevice('broken'),
        );
      }),
    [services],
  );
  if (onDevice === 'broken')
    return (
      <Main>
        <h1 tabIndex={-1}>{words.app.title}</h1>
        <Banner tone="trouble">
          <p>{words.app.storageBroken}</p>
        </Banner>
        <HelpDesk config={services.config.value} />
      </Main>
    );
  if (!onDevice || loading.state === 'loading') return <LoadingPlaceholder />;
  const offers = loading.state === 'loaded' ? loading.value : [];
  const { responses } = onDevice;
  // What others answered elsewhere says nothing of who answers here.
  const own = responses.filter(({ row }) => !row.carried);
  const withInvitation = (
    <details class="invitation" open={asks} onToggle={({ currentTarget: { open } }) => open !== asks && setAsked(open)}>
      <summary>{words.start.invitation}</summary>
      {asks && <Invitations onTaken={() => setAsked(undefined)} />}
    </details>
  );
  // Who was invited begins nothing without a case unless that is meant.
  const cased = invited || own.some(({ row }) => row.case ?? row.code);
  const first = own.every(({ receipt }) => receipt);
  return (
    <Main data-page="start">
      <p class="hint" data-offline-ready={offlineReady.value}>
        {words.start.offline[offlineReady.value]}
      </p>
      {onDevice.unreadable.length > 0 && <UnreadableRows strays={onDevice.unreadable} />}
      {!first && <h1 tabIndex={-1}>{words.app.title}</h1>}
      {responses.length > 0 && <ResponseLists responses={responses} done={false} />}
      {cased && <Invitations offers={offers} responses={own} />}
      {offers.length === 0 && (
        <>
          {first && <h1 tabIndex={-1}>{words.app.title}</h1>}
          {loading.state === 'failed' ? (
            <PartNotLoaded again={loading.again} />
          ) : (
            <>
              <p role="alert">{words.start.nothingOffered}</p>
              <HelpDesk config={services.config.value} />
            </>
          )}
          {withInvitation}
        </>
      )}
      {offers.map((offer, at) => (
        <SurveyCard
          key={offer.instrument.id}
          offer={offer}
          level={first && !at ? 1 : 2}
          another={own.length > 0}
          invited={cased}
        >
          {at === 0 && withInvitation}
        </SurveyCard>
      ))}
      {calm.value && <FurtherCards invited={cased} />}
      {responses.length > 0 && <ResponseLists responses={responses} done />}
      <details class="moved" onToggle={() => setMoving(true)}>
        <summary>{words.start.moved}</summary>
        {moving && <MoveIn />}
      </details>
      <p class="hint">
        {/* Under an office's own name it would read as if that were borrowed. */}
        {services.config.value.office?.name === undefined && words.start.notOfficial}{' '}
        <a class="alone" href={addressOf({ page: 'accessibility' })}>
          {words.start.accessibility}
        </a>{' '}
        <a class="alone" href={addressOf({ page: 'storage' })}>
          {words.app.storage}
        </a>
      </p>
    </Main>
  );
}
