import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '../i18n/nl.ts';
import type { Fault } from '../instrument/load.ts';
import type { Language } from '../instrument/schema.ts';
import type { Config } from '../protocol/config.ts';
import type { Office } from '../protocol/endpoint.ts';
import type { CaseAnswer, Redeemed } from '../protocol/redeemed.ts';
import type { RecordPort } from '../storage/change.ts';
import type { Database } from '../storage/database.ts';
import type { Second } from '../storage/dexiePort.ts';
import type { OpenLock } from '../storage/lock/lockRecord.ts';
import type { Restored } from '../storage/restoring.ts';

/** What must be said about the app's storage as a whole, until it is over or the respondent has taken note. */
export interface Standing {
  /** What was brought back at this start. */
  readonly restored?: Restored;
  /** The browser gives no database: see `Database.inMemory`. */
  readonly inMemory?: true;
  /** A newer version of the app has the database. */
  readonly outdated?: true;
}

/** What is asked of the office about invitations; nothing of it throws. */
export interface Inviting {
  /** Redeems a short code; `beside`: what is printed beside it. */
  readonly redeem: (code: string, beside?: string) => Promise<Redeemed>;
  /** Asks how the case of a token stands. */
  readonly askCase: (token: string) => Promise<CaseAnswer>;
}

/** The lock of a device that was unlocked. */
export interface DeviceLock {
  readonly open: Signal<OpenLock>;
  /** Minutes without input after which it locks, where the configuration says nothing else. */
  readonly minutes: number;
  /** Locks at once. */
  readonly now: () => void;
}

/** What the pages work with. Wired in main.tsx; the pages know nothing of networks. */
export interface Services {
  readonly db: Database;
  readonly port: RecordPort;
  /** The words of the language that is spoken now. */
  readonly words: Words;
  readonly language: Language;
  /** Goes on in another language, on this device. */
  readonly speak: (language: Language) => void;
  readonly appVersion: string;
  readonly config: ReadonlySignal<Config>;
  readonly configFaults: ReadonlySignal<readonly Fault[]>;
  /** Whether the configuration is the one at its address, one kept from before, or none that anybody gave. */
  readonly configState: ReadonlySignal<'good' | 'kept' | 'none'>;
  /** Where responses go; undefined while nobody has said so. */
  readonly office: () => Office | undefined;
  readonly online: ReadonlySignal<boolean>;
  /** Whether the app starts without a network: its files are on the device. */
  readonly offlineReady: ReadonlySignal<'yes' | 'not yet' | 'unsupported'>;
  readonly update: ReadonlySignal<'none' | 'ready'>;
  readonly delivery: {
    /** The id of the response that is on its way at this moment. */
    readonly sending: ReadonlySignal<string | undefined>;
    readonly go: () => void;
    readonly resend: (id: string) => Promise<void>;
  };
  /** What is asked of the office about invitations. @throws where its code cannot be fetched */
  readonly inviting: () => Promise<Inviting>;
  readonly applyUpdate: () => void;
  /** Asks the browser not to clear the app's data by itself. */
  readonly keepData: () => void;
  /** The second store, or why there is none; once the two were compared, and what one had lost was brought back. */
  readonly second: () => Promise<Second>;
  readonly standing: Signal<Standing>;
  /** Where the device has a lock. */
  readonly lock: DeviceLock | undefined;
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
