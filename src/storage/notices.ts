import * as z from 'zod/mini';
import { language } from '../instrument/language.ts';
import type { DeviceStore } from './deviceStore.ts';

/** Under which it is kept that the respondent wants to be told what arrived with the app closed, and in which language. */
const noticesName = 'arrivals';
const notices = z.object({ language });
export type Notices = z.infer<typeof notices>;

/** What the respondent asked for; undefined for nothing. @throws where the database cannot be read */
export const readNotices = async (store: Pick<DeviceStore, 'setting'>): Promise<Notices | undefined> =>
  notices.safeParse(await store.setting(noticesName)).data;

/** Keeps it. @throws where the database does not take it */
export const keepNotices = (store: Pick<DeviceStore, 'keepSetting'>, wanted: Notices): Promise<void> =>
  store.keepSetting(noticesName, wanted);

/** What may be shown outside the app. */
export interface ShownOutside {
  /** Whether by notification, and how. */
  readonly notices: Notices | undefined;
  /** Whether the app's icon may say how many wait. */
  readonly count: boolean;
}

/** What may be shown: no notification of a device with a lock, and no number on the icon of one that is handed over. */
export async function shownOutside(store: Pick<DeviceStore, 'setting'>): Promise<ShownOutside> {
  // With every window closed, a device with a lock is locked. What is kept of a hand-over is sealed, but it is there.
  const [lock, handover, wanted] = await Promise.all([
    store.setting('lock'),
    store.setting('handover'),
    readNotices(store),
  ]);
  return { notices: lock === undefined ? wanted : undefined, count: handover === undefined };
}
