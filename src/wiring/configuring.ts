import { signal } from '@preact/signals';
import type { Fault } from '../instrument/faults.ts';
import { type Config, defaultConfig } from '../protocol/config.ts';
import { officeOf } from '../protocol/configuredOffice.ts';
import type { Office } from '../protocol/endpoint.ts';
import { afterPaint } from '../session/afterPaint.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import { keepConfig, readConfigs } from '../storage/settings.ts';
import { type FetchedConfig, fetchConfig, keptConfig } from '../sync/configuration.ts';
import { eventually } from '../ui/loading.ts';

export const currentConfig = signal<Config>(defaultConfig);
export const configFaults = signal<readonly Fault[]>([]);
/** Counts up as others are on offer than before, of those that did not come with the app. */
export const arrivals = signal(0);
/** Whether the configuration is current, one kept from before, or the default. */
export const configState = signal<'good' | 'kept' | 'none'>('none');

/** Goes by a configuration; few offices have a look of their own. */
function adopt(store: DeviceStore, config: Config, current: boolean): void {
  const looks = [currentConfig.peek(), config].some(({ office }) => office?.logo ?? office?.colours);
  currentConfig.value = config;
  if (looks)
    // It is loaded sooner or later.
    void eventually(() => import('./look.ts')).then(({ showLook }) => showLook(store, config.office ?? {}, current));
}

/** Asks for the configuration at its address. Never throws. */
export const askConfig = (): Promise<FetchedConfig> => fetchConfig(new URL('config.json', document.baseURI).href);

/**
 * The configuration: the one kept from before at once, the one at its address as soon as it is read.
 * @param asked where it was asked for already
 */
export async function configure(store: DeviceStore, asked = askConfig()): Promise<void> {
  const kept = (await readConfigs(store)).map(keptConfig).find((one) => one !== undefined);
  if (kept) {
    adopt(store, kept, false);
    configState.value = 'kept';
  }
  const found = await asked;
  configFaults.value = found.kind === 'broken' ? found.faults : [];
  // Without a configuration nothing is sent, least of all to wherever the app came from.
  configState.value = found.kind === 'read' || found.kind === 'absent' ? 'good' : kept ? 'kept' : 'none';
  if (found.kind !== 'read') return;
  adopt(store, found.config, true);
  // Drawing comes first: nothing on the page waits for this.
  afterPaint(() => void keepConfig(store, found.config));
}

/** Where responses go, as far as is known; those to a questionnaire, where its id is given. */
export const office = (instrument?: string): Office => officeOf(currentConfig.value, instrument, document.baseURI);
