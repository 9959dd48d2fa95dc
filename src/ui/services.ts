import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Fault } from '../instrument/load.ts';
import type { SessionServices } from '../session/services.ts';
import type { Restored } from '../storage/restoring.ts';

/** What must be said about the app's storage as a whole, until it is over or the respondent has taken note. */
export interface Standing {
  /** What was brought back at this start. */
  readonly restored?: Restored;
  /** The browser gives no database: see `DeviceStore.inMemory`. */
  readonly inMemory?: true;
  /** A newer version of the app has the database. */
  readonly outdated?: true;
}

/** What the pages work with. Wired in main.tsx; the pages know nothing of networks. */
export interface Services extends SessionServices {
  readonly configFaults: ReadonlySignal<readonly Fault[]>;
  /** Whether the configuration is the one at its address, one kept from before, or none that anybody gave. */
  readonly configState: ReadonlySignal<'good' | 'kept' | 'none'>;
  readonly online: ReadonlySignal<boolean>;
  /** Whether the app starts without a network: its files are on the device. */
  readonly offlineReady: ReadonlySignal<'yes' | 'not yet' | 'unsupported'>;
  readonly update: ReadonlySignal<'none' | 'ready'>;
  readonly delivery: {
    /** The id of the response that is on its way at this moment. */
    readonly sending: ReadonlySignal<string | undefined>;
    readonly sendNow: () => void;
    readonly resend: (id: string) => Promise<void>;
  };
  readonly applyUpdate: () => void;
  readonly standing: Signal<Standing>;
  /** Starts the app anew, in every window. */
  readonly restart: () => void;
  /** Has every other window start anew, and gives them a moment to let go of what they hold. */
  readonly restartOthers: () => Promise<void>;
}

const context = createContext<Services | undefined>(undefined);

/** Gives the services to the pages below. */
export const ServicesProvider = context.Provider;

/** The services of the app. */
export function useServices(): Services {
  const services = useContext(context);
  if (!services) throw new Error('a page was drawn outside the app');
  return services;
}
