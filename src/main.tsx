import { signal } from '@preact/signals';
import { render } from 'preact';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/layout.css';
import './ui/styles/rail.css';
import './ui/styles/question.css';
import type { Fault } from './instrument/load.ts';
import { type Config, defaultConfig } from './protocol/config.ts';
import { applyUpdate, keepData, offlineReady, registerWorker, update } from './pwa.ts';
import { Database } from './storage/database.ts';
import { dexiePort } from './storage/dexiePort.ts';
import { readOutbox } from './storage/reading.ts';
import type { Restored } from './storage/restoring.ts';
import { openSecond } from './storage/second.ts';
import { keepSetting, readSetting } from './storage/settings.ts';
import { watch } from './storage/watch.ts';
import { fetchConfig, keptConfig } from './sync/configuration.ts';
import type { Courier } from './sync/courier.ts';
import { App, fetchPages } from './ui/app.tsx';
import { keepScroll } from './ui/arrival.ts';
import { badge } from './ui/badge.ts';
import { keepInSight } from './ui/inSight.ts';
import { firstLanguage, keep, speak, speech } from './ui/speech.ts';

const db = new Database();
const restored = signal<Restored | undefined>(undefined);
const second = openSecond(db, (found) => {
  restored.value = found;
});
const port = dexiePort(db, second);
const config = signal<Config>(defaultConfig);
const configFaults = signal<readonly Fault[]>([]);
const configState = signal<'good' | 'kept' | 'none'>('good');
const online = signal(navigator.onLine);
const sending = signal<string | undefined>(undefined);
let courier: Courier | undefined;

/** The configuration: the one kept from before at once, the one at its address as soon as it is read. */
async function configure(): Promise<void> {
  const kept = keptConfig(await readSetting(db, 'config').catch(() => undefined));
  if (kept) config.value = kept;
  const found = await fetchConfig(new URL('config.json', document.baseURI).href);
  configFaults.value = found.kind === 'broken' ? found.faults : [];
  // Where nobody ever said where the answers go, they go nowhere: least of all to wherever the app came from.
  configState.value = found.kind !== 'broken' ? 'good' : kept === undefined ? 'none' : 'kept';
  if (found.kind !== 'read') return;
  config.value = found.config;
  await keepSetting(db, 'config', found.config).catch(() => {});
}

function endpoint(own: string | undefined) {
  const { endpoint: address, token: general } = config.value;
  const token = own ?? general;
  return { url: new URL(address, document.baseURI).href, ...(token === undefined ? {} : { token }) };
}

const courierCode = () => Promise.all([import('./sync/courier.ts'), import('./sync/send.ts')]);

/** Fetches the code that comes later, while there still is a network, or this version's files. */
function fetchCode(): void {
  fetchPages();
  // What cannot be fetched now is asked for again when it is needed.
  void courierCode().catch(() => {});
}

/** The courier, once there is something to deliver: its code comes after the first screen, which needs none of it. */
async function delivering(): Promise<Courier> {
  const [{ startCourier }, { send }] = await courierCode();
  courier ??= startCourier({
    read: () => readOutbox(db),
    port,
    send: async (entry) => (configState.value === 'none' ? { kind: 'none' } : send(entry, endpoint(entry.token))),
    onSending: (id) => {
      sending.value = id;
    },
    // What could not be read or written now is tried again with the next round.
    onFault: () => {},
  });
  return courier;
}

/** Sees to it that what waits is on its way, whether it waits from before, from this page or from another one. */
function deliverWaiting(): void {
  watch(
    () => readOutbox(db),
    (waiting) => {
      badge(waiting.length);
      if (waiting.length > 0)
        void delivering().then(
          (started) => started.look(),
          () => {},
        );
    },
    // A database that cannot be read now says so on the pages; it is watched again from the next start.
    () => {},
  );
}

addEventListener('online', () => {
  online.value = true;
});
addEventListener('offline', () => {
  online.value = false;
});

const root = document.getElementById('app');

/** Starts the app. */
function start(): void {
  keepScroll();
  keepInSight();
  const draw = () =>
    root &&
    render(
      <App
        services={{
          db,
          port,
          get words() {
            return speech.value.words;
          },
          get language() {
            return speech.value.language;
          },
          speak: (language) => {
            keep(language);
            // What cannot be fetched now leaves the language as it is.
            void speak(language).catch(() => {});
          },
          appVersion: __APP_VERSION__,
          config,
          configFaults,
          configState,
          online,
          offlineReady,
          update,
          delivery: {
            sending,
            go: () =>
              void delivering().then(
                (started) => started.go(),
                () => {},
              ),
            resend: async (id) => (await delivering()).resend(id),
          },
          applyUpdate: () => applyUpdate(),
          keepData,
          second,
          restored,
        }}
      />,
      root,
    );
  // Words that cannot be fetched leave the page in Dutch.
  void speak(firstLanguage())
    .catch(() => {})
    .then(draw);

  // Nothing is sent before the kept configuration is known: it says where to.
  void configure().finally(deliverWaiting);
  // On a first visit there is nothing to compare, and the first question comes first.
  setTimeout(() => void second(), navigator.serviceWorker?.controller ? 0 : 3_000);
  // What comes later is kept by the worker. Where there is none yet after a while, or can be none, the page fetches it.
  void registerWorker(fetchCode);
  setTimeout(() => offlineReady.value === 'yes' || fetchCode(), 10_000);
}

const state = new URLSearchParams(location.search).get('gallery');
// The states of the app, one by one, to look at: what is built has none of it.
if (import.meta.env.DEV && state !== null && root)
  void import('./gallery/gallery.tsx').then(({ openGallery }) => openGallery(state, root));
else start();
