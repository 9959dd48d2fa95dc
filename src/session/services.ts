import type { ReadonlySignal } from '@preact/signals';
import type { Language } from '../instrument/schema.ts';
import type { Config } from '../protocol/config.ts';
import type { Office } from '../protocol/endpoint.ts';
import type { CaseReply, Redeemed } from '../protocol/redeemed.ts';
import type { DeviceStore } from '../storage/deviceStore.ts';
import type { DeviceLock } from './deviceLock.ts';

/** What is asked of the office about invitations; nothing of it throws. */
export interface Inviting {
  /** Redeems a short code; `beside`: what is printed beside it. */
  readonly redeem: (code: string, beside?: string) => Promise<Redeemed>;
  /** Asks how the case of a token stands. */
  readonly askCase: (token: string) => Promise<CaseReply>;
}

/** What an open response stands on. Wired in main.tsx. */
export interface SessionServices {
  readonly store: DeviceStore;
  readonly language: Language;
  readonly appVersion: string;
  readonly config: ReadonlySignal<Config>;
  /** Where responses go; undefined while nobody has said so. */
  readonly office: () => Office | undefined;
  /** Sends what is due. */
  readonly delivery: { readonly sendNow: () => void };
  /** What is asked of the office about invitations. @throws where its code cannot be fetched */
  readonly inviting: () => Promise<Inviting>;
  /** Asks the browser not to clear the app's data by itself. */
  readonly keepData: () => void;
  /** Where the device has a lock. */
  readonly lock: DeviceLock | undefined;
}
