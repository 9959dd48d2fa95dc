import type { Change } from './change.ts';
import { WriteError } from './change.ts';
import type { DeviceStore } from './deviceStore.ts';
import { trailOf } from './stash.ts';

/** Kept for the device as a whole, and about others: none of it is read, or written anew, by who sees one response. */
const ofOthers: readonly string[] = ['invitations', 'enrolment', 'backup', 'carried'];

const about = (change: Change): string =>
  change.kind === 'begun'
    ? change.row.id
    : change.kind === 'timed'
      ? change.time.response
      : change.kind === 'delivered'
        ? change.receipt.id
        : change.response;

/**
 * A store in which nothing but one response is: what the pages of a tablet that is handed over stand on, so that none of
 * them can show another one.
 * @param response the one in sight
 */
export function pinnedStore(store: DeviceStore, response: string): DeviceStore {
  const isPinned = (id: string) => id === response;
  const only = <One extends { readonly id: string }>(all: readonly One[]) => all.filter(({ id }) => isPinned(id));
  return {
    ...store,
    list: async () => ({
      responses: (await store.list()).responses.filter(({ row }) => isPinned(row.id)),
      // Whose they are, nobody knows.
      unreadable: [],
    }),
    read: async (id) => (isPinned(id) ? store.read(id) : undefined),
    outbox: async () => only(await store.outbox()),
    receipts: async () => only(await store.receipts()),
    async write(changes) {
      if (!changes.every((change) => isPinned(about(change)))) throw new WriteError('gone');
      return store.write(changes);
    },
    stashed: (name) => (isPinned(name) || name === trailOf(response) ? store.stashed(name) : null),
    setting: async (name) => (ofOthers.includes(name) ? undefined : store.setting(name)),
    async keepSetting(name, value) {
      if (!ofOthers.includes(name)) await store.keepSetting(name, value);
    },
  };
}
