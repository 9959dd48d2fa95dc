import { computed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { outlineOf } from '../engine/outline.ts';
import type { Instrument } from '../instrument/schema.ts';
import { leaveSession, type OpenFault, openSession, speakWhole } from '../session/opening.ts';
import type { Session } from '../session/session.ts';
import { arrive } from './arrival.ts';
import { later } from './later.tsx';
import { useWords } from './locale.ts';
import { continuation } from './pages/continuation.ts';
import { ModulePage } from './pages/module.tsx';
import { byHand } from './pages/offer.tsx';
import { invitations, moveIn, responseCard, StartPage, strays } from './pages/start.tsx';
import { Awaited } from './parts/awaited.tsx';
import { Frame } from './parts/frame.tsx';
import { fetchParts, WithParts } from './questions/parts.tsx';
import { addressOf, go, type Place, place } from './router.ts';
import { type Services, ServicesProvider, useServices } from './services.ts';

const review = later(
  async () => (await import('./pages/review/review.tsx')).ReviewPage,
  ['review', 'delivery', 'question'],
);
const search = later(async () => (await import('./pages/search.tsx')).SearchPage, ['search', 'question']);
const copy = later(
  async () => (await import('./pages/print/copy.tsx')).CopyPage,
  ['print', 'question', 'review', 'delivery', 'response'],
);
const blank = later(async () => (await import('./pages/print/blank.tsx')).BlankPage, ['print', 'question']);
const accessibility = later(
  async () => (await import('./pages/accessibility.tsx')).AccessibilityPage,
  ['accessibility'],
);
const storage = later(
  async () => (await import('./pages/storage/page.tsx')).StoragePage,
  ['storage', 'leaving', 'lock', 'response'],
);
const lockGate = later(
  async () => (await import('./pages/lock/gate.tsx')).LockGate,
  ['leaving', 'storage', 'lock', 'response'],
);
const caseNotice = later(
  async () => (await import('./pages/invitation/caseNotice.tsx')).CaseNotice,
  ['invitation'],
  'div',
);
const delivery = later(
  async () => (await import('./pages/delivery.tsx')).DeliveryPage,
  ['delivery', 'response', 'invitation'],
);

/** The code of the audit trail, for the offices that want one. */
const trail = () => import('../session/trail.ts');

/** Fetches the pages that come later, while there still is a network. */
export function fetchPages(): void {
  void fetchParts().catch(() => {});
  review.fetch();
  delivery.fetch();
  caseNotice.fetch();
  search.fetch();
  copy.fetch();
  blank.fetch();
  accessibility.fetch();
  storage.fetch();
  byHand.fetch();
  moveIn.fetch();
  responseCard.fetch();
  invitations.fetch();
  strays.fetch();
}

/** The app: the page that the address names. */
export function App({ services }: { readonly services: Services }) {
  const { audit } = services.config.value;
  // As soon as it is asked for: what is visited before it is there is in no trail.
  useEffect(() => {
    if (audit) void trail().catch(() => {});
  }, [audit]);
  return (
    <ServicesProvider value={services}>
      <Gated>
        <Page at={place.value} />
      </Gated>
    </ServicesProvider>
  );
}

/** Stands before every page where the office wants the device locked first. Where nothing rests on it, nothing is to be locked. */
function Gated({ children }: { readonly children: ComponentChildren }) {
  const { config, lock, store } = useServices();
  if (config.value.deviceLock !== 'required' || lock || store.inMemory) return <>{children}</>;
  return (
    <Frame>
      <lockGate.Later />
    </Frame>
  );
}

function Page({ at }: { readonly at: Place }) {
  switch (at.page) {
    case 'start':
    case 'unknown':
      return (
        <Frame>
          <StartPage>
            <Arrival at={at} />
          </StartPage>
        </Frame>
      );
    case 'continue':
      return <Continue />;
    case 'accessibility':
    case 'storage': {
      const { Later } = at.page === 'storage' ? storage : accessibility;
      return (
        <Frame>
          <Later key={at.page}>
            <Arrival at={at} />
          </Later>
        </Frame>
      );
    }
    case 'blank':
      return (
        <Frame>
          <blank.Later key={at.instrument} id={at.instrument}>
            <Arrival at={at} />
          </blank.Later>
        </Frame>
      );
    case 'copy':
      return (
        <Frame>
          <copy.Later key={at.response} id={at.response}>
            <Arrival at={at} />
          </copy.Later>
        </Frame>
      );
    case 'delivery':
      return (
        <Frame>
          <delivery.Later key={at.response} id={at.response}>
            <Arrival at={at} />
          </delivery.Later>
        </Frame>
      );
    default:
      return <WithSession key={at.response} at={at} />;
  }
}

let arrivals = 0;

/** Stands last on a page, so that the page is drawn when one has arrived. */
function Arrival({ at }: { readonly at: Place }) {
  const address = addressOf(at);
  const target = at.page === 'module' ? at.target : undefined;
  useLayoutEffect(() => {
    arrive(target, arrivals === 0);
    arrivals += 1;
  }, [address, target]);
  return null;
}

/** Opens the response that the address names, and keeps it open from page to page. */
function WithSession({ at }: { readonly at: Extract<Place, { page: 'module' | 'review' | 'search' }> }) {
  const services = useServices();
  const [opened, setOpened] = useState<Session | OpenFault>();
  const open = useRef<Session | undefined>(undefined);
  useEffect(() => {
    let left = false;
    void openSession(services, at.response).then((result) => {
      if (!result.ok) return setOpened(result.fault);
      if (left) return void leaveSession(result.value);
      open.current = result.value;
      setOpened(result.value);
    });
    return () => {
      left = true;
      if (open.current) void leaveSession(open.current);
    };
  }, [services, at.response]);
  const { language } = services;
  useEffect(() => {
    // What cannot be fetched now leaves the survey in the language that it is in.
    if (typeof opened === 'object' && opened.texts.language !== language)
      void speakWhole(opened, language).catch(() => {});
  }, [opened, language]);
  const { audit } = services.config.value;
  // A configuration that is read again says the same in another object.
  const [trailed, values] = [audit !== undefined, audit?.values === true];
  const writes = typeof opened === 'object' && opened.ownership.value === 'owner';
  useEffect(() => {
    if (!trailed || !writes) return undefined;
    let end = () => {};
    let left = false;
    void trail().then(
      ({ followTrail }) => {
        if (!left) end = followTrail(services, opened, values, nodeOf(opened));
      },
      () => {},
    );
    return () => {
      left = true;
      end();
    };
  }, [services, opened, trailed, values, writes]);
  if (opened === undefined) return <Frame>{<Awaited />}</Frame>;
  if (typeof opened === 'string') return <NotOpened fault={opened} />;
  if (opened.row.value.state === 'complete') return <Redirect to={{ page: 'delivery', response: at.response }} />;
  return (
    <Frame session={opened}>
      {(opened.row.value.code ?? opened.row.value.case) && <caseNotice.Later session={opened} />}
      {at.page === 'module' ? (
        <WithParts key={at.module} session={opened} needs={needsParts(opened.instrument, at.module)}>
          <ModulePage session={opened} module={at.module}>
            <Arrival at={at} />
          </ModulePage>
        </WithParts>
      ) : at.page === 'search' ? (
        <WithParts key={at.page} session={opened} needs>
          <search.Later session={opened}>
            <Arrival at={at} />
          </search.Later>
        </WithParts>
      ) : (
        <WithParts key={at.page} session={opened} needs>
          <review.Later session={opened}>
            <Arrival at={at} />
          </review.Later>
        </WithParts>
      )}
    </Frame>
  );
}

/** Where in a response one is, as its audit trail names it. */
const nodeOf = ({ id, instrument }: Session) =>
  computed(() => {
    const at = place.value;
    if (!('response' in at) || at.response !== id) return undefined;
    if (at.page === 'review') return 'review';
    return at.page === 'module' ? instrument.modules.find((module) => module.id === at.module)?.id : undefined;
  });

/** Whether a module has more than the first question's kind. */
const needsParts = (instrument: Instrument, id: string): boolean =>
  outlineOf(instrument).entries.some(({ module, layout }) => module === id && layout !== 'fields');

function Redirect({ to }: { readonly to: Place }) {
  useEffect(() => go(to, 'replace'));
  return <Awaited />;
}

function NotOpened({ fault }: { readonly fault: OpenFault }) {
  const words = useWords();
  return (
    <Frame>
      <main>
        <h1 tabIndex={-1}>{words.app.title}</h1>
        <p role="alert">{words.app.faults[fault]}</p>
        <a class="alone" href={addressOf({ page: 'start' })}>
          {words.app.toStart}
        </a>
      </main>
    </Frame>
  );
}

/** The shortcut of an installed app: the draft changed last, where it was left. */
function Continue() {
  const { store } = useServices();
  useEffect(() => {
    void store
      .list()
      .then(({ responses }) => responses.find(({ row }) => row.state === 'draft'))
      .catch(() => undefined)
      .then((draft) => go(draft ? continuation(draft) : { page: 'start' }, 'replace'));
  }, [store]);
  return <Awaited />;
}
