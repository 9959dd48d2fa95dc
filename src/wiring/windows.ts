import { effect } from '@preact/signals';
import { report } from '../lib/report.ts';
import { errorOf, type ToldError } from '../lib/toldError.ts';
import type { DraftsAtCollector } from '../protocol/draftReplies.ts';
import type { Inviting } from '../session/services.ts';
import { openChannel } from '../storage/channel.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import { fetchRestoring } from '../storage/journalReplica.ts';
import { yieldToWipe } from '../storage/wiping.ts';
import { fetchSurveys } from '../surveys/fetchSurveys.ts';
import type { DeviceShelf } from '../sync/deviceShelf.ts';
import { calm } from '../ui/calm.ts';
import { keepFocus } from '../ui/keepFocus.ts';
import { fetchRest } from '../ui/lazy.tsx';
import { eventually } from '../ui/loading.ts';
import { locale } from '../ui/locale.ts';
import { followTranslation } from '../ui/translated.ts';
import { configState, currentConfig, office } from './configuring.ts';
import { fetchSender } from './delivering.ts';
import { registerWorker } from './registration.ts';

/** Fetches the code that comes later, while there still is a network, or this version's files. */
export function fetchCode(): void {
  fetchRest();
  fetchSurveys(locale.peek().language);
  fetchSender();
  fetchRestoring();
}

/** Begins what goes on between windows and over days. */
export function goOn(
  store: DeviceStore,
  inviting: () => Promise<Inviting>,
  shelf: () => Promise<DeviceShelf>,
  drafts: () => Promise<DraftsAtCollector>,
): void {
  calm.value = true;
  redeemOnTheWay(store, inviting);
  followOthers(store);
  followShelf(shelf);
  followDrafts(store, drafts);
  followWorker();
  keepTidy(store);
  // What comes later is kept by the worker. It fetches all of the app, beside what the first pages are waiting for.
  void registerWorker(fetchCode);
  // Nobody has a page translated before it is read.
  followTranslation();
  // The first page has no button that goes.
  keepFocus();
}

/** How often responses that are due to be removed are looked for. */
const tidyIntervalMs = 60 * 60 * 1000;

/** How long other windows may take to unload. */
const restartGraceMs = 1_000;

let channel: BroadcastChannel | undefined;

/** One channel for the page: a second one would get the messages of the first. */
function windows(): BroadcastChannel | undefined {
  channel ??= openChannel('veldwerk-restart');
  return channel;
}

/** Has every other window start anew, and gives them a moment to let go of what they hold. */
export async function restartOthers(): Promise<void> {
  windows()?.postMessage('restart');
  await new Promise((resolve) => {
    setTimeout(resolve, restartGraceMs);
  });
}

/** Starts the app anew in every window. */
export function restartAll(): void {
  windows()?.postMessage('restart');
  location.reload();
}

/** Starts anew when another window says so. */
export function restartWithOthers(): void {
  const others = windows();
  if (others) others.onmessage = () => location.reload();
}

/** Follows other windows: restarts with them, and closes the store when one of them erases it. */
function followOthers(store: DeviceStore): void {
  restartWithOthers();
  yieldToWipe(store.close);
}

/** Has what goes wrong in the service worker reported with what goes wrong here. */
function followWorker(): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<ToldError>) => {
    // A worker of another version may say something else.
    if (data?.error) report('service worker', errorOf(data));
  });
}

/** Redeems the codes that wait for a network: now, when it is back, and when the page becomes visible. */
function redeemOnTheWay(store: DeviceStore, inviting: () => Promise<Inviting>): void {
  let running = false;
  const run = async () => {
    if (running) return;
    running = true;
    // What cannot be read or written now is tried again the next time.
    await import('../session/redeeming.ts')
      .then(({ redeemWaiting }) => redeemWaiting({ store, inviting }))
      .catch((cause: unknown) => report('redeem codes', cause));
    running = false;
  };
  addEventListener('online', () => void run());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void run());
  void run();
}

/** Asks what else is on offer, now and when the network is back; where the configuration wants nothing else, nobody. */
function followShelf(shelf: () => Promise<DeviceShelf>): void {
  const ask = () => {
    // It is loaded sooner or later, and asking never fails.
    if (currentConfig.value.published) void eventually(shelf).then((on) => on.ask());
  };
  // The configuration is read while the app starts.
  effect(ask);
  addEventListener('online', ask);
}

/** Brings drafts that no page has open and their copies together: now, when the network is back, and when one comes back. */
function followDrafts(store: DeviceStore, drafts: () => Promise<DraftsAtCollector>): void {
  const services = {
    store,
    config: currentConfig,
    office: (instrument?: string) => (configState.peek() === 'none' ? undefined : office(instrument)),
    drafts,
  };
  let running = false;
  const run = async () => {
    if (running || !currentConfig.peek().draftCopy) return;
    running = true;
    // What cannot be loaded or asked now is tried again the next time.
    await import('../session/draftCopying.ts')
      .then(({ copyDrafts }) => copyDrafts(services, true))
      .catch((cause: unknown) => report('copy drafts', cause));
    running = false;
  };
  // The configuration is read while the app starts.
  effect(() => void (currentConfig.value.draftCopy && run()));
  addEventListener('online', () => void run());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void run());
}

/** Removes what was received longer ago than the office wants it kept on a device, now and from time to time. */
function keepTidy(store: DeviceStore): void {
  const tidy = (days: number | undefined) => {
    // What could not be removed now is found again the next time.
    if (days === undefined) return;
    void import('../storage/expiry.ts')
      .then(({ removeReceived }) => removeReceived(store, days, Date.now()))
      .catch((cause: unknown) => report('remove received', cause));
  };
  // The configuration is read while the app starts.
  effect(() => tidy(currentConfig.value.removeReceivedAfterDays));
  setInterval(() => tidy(currentConfig.peek().removeReceivedAfterDays), tidyIntervalMs);
}
