import { afterEach, expect, it, vi } from 'vitest';
import { showArrivals } from '../../src/sync/arrivalNotice.ts';

afterEach(() => void vi.unstubAllGlobals());

/** A browser that shows one notification for each tag. */
function browser(permission: NotificationPermission) {
  vi.stubGlobal('Notification', { permission });
  let shown: { readonly body: string; readonly data: unknown }[] = [];
  const registration = {
    getNotifications: async () => shown,
    showNotification: async (_title: string, { body, data }: { readonly body: string; readonly data: unknown }) => {
      shown = [{ body, data }];
    },
  };
  // What showing needs of a registration, and nothing else.
  const arrive = (count: number) =>
    showArrivals(registration as unknown as ServiceWorkerRegistration, count, (all) => ({
      title: 'App',
      body: `${all}`,
    }));
  const dismiss = () => {
    shown = [];
  };
  return { arrive, dismiss, says: () => shown.map(({ body }) => body) };
}

it('counts up what one notification tells of, and begins anew once that is gone', async () => {
  const { arrive, dismiss, says } = browser('granted');
  await arrive(3);
  await arrive(0);
  await arrive(2);
  expect(says()).toEqual(['5']);
  dismiss();
  await arrive(1);
  expect(says()).toEqual(['1']);
});

it('says nothing where that is not allowed', async () => {
  const { arrive, says } = browser('denied');
  await arrive(3);
  expect(says()).toEqual([]);
});
