import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Fault } from '../instrument/faults.ts';
import type { Restored, SessionServices } from '../session/services.ts';
import { locale } from './locale.ts';

/** What must be said about the app's storage as a whole, until it is over or the respondent has taken note. */
export interface NoticeState {
  /** What was brought back at this start. */
  readonly restored?: Restored;
  /** The browser gives no database: see `DeviceStore.inMemory`. */
  readonly inMemory?: true;
  /** A newer version of the app has the database. */
  readonly outdated?: true;
}

/** How the app itself stands: what is said around every page. */
export interface AppState {
  readonly configFaults: ReadonlySignal<readonly Fault[]>;
  /** Whether the configuration is the one at its address, one kept from before, or none that anybody gave. */
  readonly configState: ReadonlySignal<'good' | 'kept' | 'none'>;
  readonly online: ReadonlySignal<boolean>;
  /** Whether the app starts without a network: its files are on the device. */
  readonly offlineReady: ReadonlySignal<'yes' | 'not yet' | 'unsupported'>;
  readonly update: ReadonlySignal<'none' | 'ready'>;
  readonly applyUpdate: () => void;
  readonly standing: Signal<NoticeState>;
}

/** What the app works with. Wired in main.tsx; the pages know nothing of networks. */
export interface Services {
  readonly session: SessionServices;
  readonly app: AppState;
}

/** The services of an app: what is the same wherever it runs is added to what is given. */
export const servicesWith = (
  session: Omit<SessionServices, 'language' | 'preferred' | 'appVersion'>,
  app: AppState,
): Services => ({
  session: {
    ...session,
    appVersion: __APP_VERSION__,
    get language() {
      return locale.value.language;
    },
    get preferred() {
      return locale.value.preferred;
    },
  },
  app,
});

const context = createContext<Services | undefined>(undefined);

/** Gives the services to the pages below. */
export const ServicesProvider = context.Provider;

function useGiven(): Services {
  const services = useContext(context);
  if (!services) throw new Error('a page was drawn outside the app');
  return services;
}

/** What responses and the device stand on. */
export const useServices = (): SessionServices => useGiven().session;

/** How the app itself stands. */
export const useApp = (): AppState => useGiven().app;
