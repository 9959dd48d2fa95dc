import { keepNotices, readNotices } from '../storage/notices.ts';
import type { SessionServices } from './services.ts';

/** Whether the respondent is told by notification what arrives with the app closed, may ask for it, or may not. */
export type NoticesStanding = 'told' | 'open' | 'refused' | 'none';

type Needed = Pick<SessionServices, 'store' | 'language'>;

/** How that stands. Notifications speak the language of the app as it was last. */
export async function noticesStanding(services: Needed): Promise<NoticesStanding> {
  // Who has refused it before is not told so again and again.
  if (!('Notification' in globalThis) || Notification.permission === 'denied') return 'none';
  try {
    const wanted = await readNotices(services.store);
    if (!wanted || Notification.permission !== 'granted') return 'open';
    if (wanted.language !== services.language) await keepNotices(services.store, { language: services.language });
    return 'told';
  } catch {
    // Reported by the store; nothing is offered that may not be kept.
    return 'none';
  }
}

/** Asks the browser for leave to notify, which it gives only where somebody has just tapped something. */
export async function askForNotices(services: Needed): Promise<NoticesStanding> {
  const leave = await Notification.requestPermission();
  if (leave !== 'granted') return leave === 'denied' ? 'refused' : 'open';
  await keepNotices(services.store, { language: services.language }).catch(() => {
    // Reported by the store: it may be asked for again.
  });
  return noticesStanding(services);
}
