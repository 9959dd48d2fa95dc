import type { ReadonlySignal } from '@preact/signals';
import type { Language } from '../instrument/language.ts';
import type { Config } from '../protocol/config.ts';
import type { DraftsAtCollector } from '../protocol/draftReplies.ts';
import type { Office } from '../protocol/endpoint.ts';
import type { CaseReply, Redeemed } from '../protocol/redeemed.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import type { Instruments } from '../surveys/instruments.ts';
import type { DeviceLock } from './deviceLock.ts';

export type { Restored } from '../storage/restoring.ts';

/** What is known of a short code. */
export interface AboutCode {
  /** What is printed beside it. */
  readonly beside?: string | undefined;
  /** The id of the questionnaire that it has to be for: then no other endpoint is asked. */
  readonly instrument?: string | undefined;
}

/** What is asked of the office about invitations; nothing of it throws. */
export interface Inviting {
  /** Redeems a short code. */
  readonly redeem: (code: string, about?: AboutCode) => Promise<Redeemed>;
  /** Asks how the case of a token stands; `instrument`: the id of its questionnaire. */
  readonly askCase: (token: string, instrument?: string) => Promise<CaseReply>;
}

/** What brings completed responses to the office. */
export interface Delivery {
  /** The id of the response that is on its way at this moment. */
  readonly sending: ReadonlySignal<string | undefined>;
  /** Whether the browser sends what waits by itself, also with every window closed. */
  readonly byItself: ReadonlySignal<boolean>;
  /** Sends what is due. */
  readonly sendNow: () => void;
  /** Puts a refused response back into the queue, the same bytes, and goes. */
  readonly resend: (id: string) => Promise<void>;
}

/** The windows in which the app is open. */
export interface Windows {
  /** Starts the app anew, in every window. */
  readonly restart: () => void;
  /** Has every other window start anew, and gives them a moment to let go of what they hold. */
  readonly restartOthers: () => Promise<void>;
}

/** The questionnaires of this app: built in, on the device, at the collectors. */
export interface DeviceInstruments extends Instruments {
  /**
   * The ids of those on offer that were not built in.
   * @param wait whether to ask the collectors first, where nothing is here yet
   */
  readonly onOffer: (wait: boolean) => Promise<readonly string[]>;
  /** Counts up as what is on offer changes. */
  readonly arrivals: ReadonlySignal<number>;
}

/** What an open response, and what concerns the device, stand on. Wired in main.tsx. */
export interface SessionServices {
  readonly store: DeviceStore;
  readonly instruments: DeviceInstruments;
  /** Where the device has a lock. */
  readonly lock: DeviceLock | undefined;
  readonly windows: Windows;
  /** The language of the interface. */
  readonly language: Language;
  /** The languages to put a questionnaire in, the one that is wanted first. */
  readonly preferred: readonly string[];
  readonly appVersion: string;
  readonly config: ReadonlySignal<Config>;
  /** Where responses go, to a questionnaire if its id is given; undefined while nobody has said so. */
  readonly office: (instrument?: string) => Office | undefined;
  readonly delivery: Delivery;
  /** What is asked of the office about invitations. @throws where its code cannot be fetched */
  readonly inviting: () => Promise<Inviting>;
  /** What is asked of the collector about copies of drafts. @throws where its code cannot be fetched */
  readonly drafts: () => Promise<DraftsAtCollector>;
  /** Asks the browser not to clear the app's data by itself. */
  readonly keepData: () => void;
}
