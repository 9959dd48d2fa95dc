import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { lazyPage } from './lazy.tsx';
import { continuation } from './pages/continuation.ts';
import { OpenResponse, trail } from './pages/openResponse.tsx';
import { StartPage } from './pages/start.tsx';
import { Boundary } from './parts/boundary.tsx';
import { LoadingPlaceholder } from './parts/loadingPlaceholder.tsx';
import { PageLayout } from './parts/pageLayout.tsx';
import { go, type Place, place } from './router.ts';
import { type Services, ServicesProvider, useServices } from './services.ts';
import anotherDevice from './styles/anotherDevice.css?url';
import device from './styles/device.css?url';
import handover from './styles/handover.css?url';
import ledger from './styles/ledger.css?url';
import paper from './styles/paper.css?url';

const CopyPage = lazyPage(
  async () => (await import('./pages/print/copy.tsx')).CopyPage,
  ['print', 'review', 'delivery', 'response', 'more'],
  paper,
);
const BlankPage = lazyPage(async () => (await import('./pages/print/blank.tsx')).BlankPage, ['print', 'more'], paper);
const AccessibilityPage = lazyPage(
  async () => (await import('./pages/accessibility.tsx')).AccessibilityPage,
  ['accessibility', 'lock'],
  device,
);
const StoragePage = lazyPage(
  async () => (await import('./pages/storage/page.tsx')).StoragePage,
  ['storage', 'leaving', 'lock', 'response', 'carried'],
  device,
);
const ReceiptsPage = lazyPage(
  async () => (await import('./pages/receipts.tsx')).ReceiptsPage,
  ['receipts', 'response', 'verify'],
  ledger,
);
const VerifyPage = lazyPage(async () => (await import('./pages/verify.tsx')).VerifyPage, ['verify'], ledger);
const LockGate = lazyPage(
  async () => (await import('./pages/lock/gate.tsx')).LockGate,
  ['leaving', 'storage', 'lock', 'response'],
  device,
);
const HandoverPage = lazyPage(
  async () => (await import('./pages/handover/page.tsx')).HandoverPage,
  ['lock', 'response'],
  device,
);
const AnotherDevicePage = lazyPage(
  async () => (await import('./pages/anotherDevice/page.tsx')).AnotherDevicePage,
  ['anotherDevice', 'response', 'lock'],
  anotherDevice,
);
const HandedOver = lazyPage(async () => (await import('./pages/handover/handedOver.tsx')).HandedOver, [], handover);
const DeliveryPage = lazyPage(
  async () => (await import('./pages/delivery.tsx')).DeliveryPage,
  ['correction', 'delivery', 'timeline', 'response', 'invitation', 'lock'],
  paper,
);

/** The app: the page that the address names. */
export function App({ services }: { readonly services: Services }) {
  const { config, lock } = services.session;
  const { audit } = config.value;
  const handedOver = lock?.handover.value;
  // As soon as it is asked for: what is visited before it is there is in no trail.
  useEffect(() => {
    if (audit) void trail();
  }, [audit]);
  const page = (
    <Gated>
      <Page at={place.value} />
    </Gated>
  );
  return (
    <ServicesProvider value={services}>
      <Boundary at={place.value}>
        {handedOver ? (
          <HandedOver services={services} handover={handedOver}>
            {page}
          </HandedOver>
        ) : (
          page
        )}
      </Boundary>
    </ServicesProvider>
  );
}

/** Stands before every page where the office wants the device locked first. Where nothing rests on it, nothing is to be locked. */
function Gated({ children }: { readonly children: ComponentChildren }) {
  const { config, lock, store } = useServices();
  if (config.value.deviceLock !== 'required' || lock || store.inMemory) return <>{children}</>;
  return (
    <PageLayout>
      <LockGate />
    </PageLayout>
  );
}

function Page({ at }: { readonly at: Place }) {
  switch (at.page) {
    case 'start':
    case 'unknown':
      return (
        <PageLayout>
          <StartPage />
        </PageLayout>
      );
    case 'continue':
      return <Continue />;
    case 'accessibility':
      return (
        <PageLayout>
          <AccessibilityPage />
        </PageLayout>
      );
    case 'storage':
      return (
        <PageLayout>
          <StoragePage />
        </PageLayout>
      );
    case 'receipts':
      return (
        <PageLayout>
          <ReceiptsPage />
        </PageLayout>
      );
    case 'verify':
      return (
        <PageLayout>
          <VerifyPage />
        </PageLayout>
      );
    case 'blank':
      return (
        <PageLayout>
          <BlankPage key={at.instrument} id={at.instrument} />
        </PageLayout>
      );
    case 'copy':
      return (
        <PageLayout>
          <CopyPage key={at.response} id={at.response} />
        </PageLayout>
      );
    case 'delivery':
      return (
        <PageLayout>
          <DeliveryPage key={at.response} id={at.response} />
        </PageLayout>
      );
    case 'handover':
      return (
        <PageLayout>
          <HandoverPage key={at.response} id={at.response} />
        </PageLayout>
      );
    case 'another-device':
      return (
        <PageLayout>
          <AnotherDevicePage key={at.response} id={at.response} />
        </PageLayout>
      );
    default:
      return <OpenResponse key={at.response} at={at} />;
  }
}

/** The shortcut of an installed app: the draft changed last, where it was left. */
function Continue() {
  const { store } = useServices();
  useEffect(() => {
    // What cannot be read is reported, and said on the start page.
    void store
      .list()
      .then(({ responses }) => responses.find(({ row }) => row.state === 'draft'))
      .then(
        (draft) => go(draft ? continuation(draft) : { page: 'start' }, 'replace'),
        () => go({ page: 'start' }, 'replace'),
      );
  }, [store]);
  return <LoadingPlaceholder />;
}
