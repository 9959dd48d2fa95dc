import type { Medium } from './medium.ts';

const cacheName = 'veldwerk-journal';
/** An address that is never asked for: the cache files by address. */
const base = 'https://journal.invalid/';

/**
 * The journal in Cache Storage, for browsers without access handles: each addition is an entry of its own, since an
 * entry cannot grow. When it is on the disk is up to the browser; a killed process loses none.
 * @throws where the browser has none, or gives no access
 */
export async function cacheMedium(): Promise<Medium> {
  await caches.open(cacheName);
  const counts = new Map<string, number>();
  const addressOf = (name: string, at: number) => `${base}${name}/${at}`;

  /** The numbers of each segment's entries. */
  const entries = async (cache: Cache): Promise<Map<string, number[]>> => {
    const found = new Map<string, number[]>();
    for (const { url } of await cache.keys()) {
      const [name = '', at] = url.slice(base.length).split('/');
      found.set(name, [...(found.get(name) ?? []), Number(at)]);
    }
    return found;
  };

  return {
    async names() {
      return [...(await entries(await caches.open(cacheName))).keys()];
    },
    async contents() {
      const cache = await caches.open(cacheName);
      const textOf = async (name: string, numbers: readonly number[]) => {
        const sorted = numbers.toSorted((one, other) => one - other);
        return Promise.all(sorted.map(async (at) => (await cache.match(addressOf(name, at)))?.text()));
      };
      const found = new Map<string, string>();
      for (const [name, numbers] of await entries(cache)) found.set(name, (await textOf(name, numbers)).join(''));
      return found;
    },
    async append(name, text) {
      const cache = await caches.open(cacheName);
      const at = counts.get(name) ?? Math.max(-1, ...((await entries(cache)).get(name) ?? [])) + 1;
      await cache.put(addressOf(name, at), new Response(text));
      counts.set(name, at + 1);
    },
    async remove(name) {
      const cache = await caches.open(cacheName);
      counts.delete(name);
      for (const at of (await entries(cache)).get(name) ?? []) await cache.delete(addressOf(name, at));
    },
    release(name) {
      counts.delete(name);
    },
  };
}
