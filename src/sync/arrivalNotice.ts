/** What a notification of the app is found by again: there is one, which counts up. */
const tag = 'arrived';

/** How many an earlier one told of that is still shown. */
const countIn = (data: unknown): number =>
  typeof data === 'object' && data !== null && 'count' in data && typeof data.count === 'number' ? data.count : 0;

/**
 * Says by notification how many arrived, and nothing else of them. What cannot be shown, which is for the browser to say, is
 * seen in the app.
 * @param say the words for a number
 */
export async function showArrivals(
  registration: ServiceWorkerRegistration,
  arrived: number,
  say: (count: number) => { readonly title: string; readonly body: string },
): Promise<void> {
  if (arrived === 0 || Notification.permission !== 'granted') return;
  const before = await registration.getNotifications({ tag });
  const count = before.reduce((sum, { data }) => sum + countIn(data), arrived);
  const { title, body } = say(count);
  await registration.showNotification(title, { body, tag, data: { count }, icon: 'icons/icon-192.png' });
}
