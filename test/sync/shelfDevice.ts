import { beforeEach, vi } from 'vitest';
import { readPublished } from '../../src/instrument/published.ts';
import { fail } from '../../src/lib/result.ts';
import type { Config } from '../../src/protocol/config.ts';
import { memoryTables } from '../../src/storage/memoryTables.ts';
import type { PublishedDocument } from '../../src/storage/publishedDocuments.ts';
import { tableStore } from '../../src/storage/tableStore.ts';
import { DeviceShelf } from '../../src/sync/deviceShelf.ts';
import { publicationOf } from '../collector/published.ts';

export const id = 'be.office.energy';
export const url = 'https://collect.example/api/v1';
/** A version of it as it was published, and a newer one. */
export const old = await publicationOf('energy', '1.0.0');
export const young = await publicationOf('energy', '1.10.0');

export interface Reply {
  readonly status?: number;
  readonly body: string | Uint8Array;
  readonly type?: string;
}

/** What answers at each address, in the network's place; nothing where there is none, and for good where it is to wait. */
export const replies = new Map<string, Reply | 'waits'>();
export const asked: string[] = [];
/** From which cache each address may be answered. */
export const caches = new Map<string, RequestCache | undefined>();

/** Has each test of a file begin with a network where nothing is. */
export function onANetwork(): void {
  beforeEach(() => {
    replies.clear();
    asked.length = 0;
    vi.stubGlobal('fetch', async (address: string, { cache }: RequestInit) => {
      asked.push(address);
      caches.set(address, cache);
      const reply = replies.get(address);
      if (reply === 'waits') return new Promise(() => {});
      if (!reply) throw new TypeError('Failed to fetch');
      return new Response(typeof reply.body === 'string' ? reply.body : new Uint8Array(reply.body), {
        status: reply.status ?? 200,
        headers: { 'Content-Type': reply.type ?? 'application/json' },
      });
    });
    return () => vi.unstubAllGlobals();
  });
}

type Published = typeof old;

/** How a list has a version. */
export const entryOf = ({ version, sha256, titles }: Published, more = {}) => ({
  id,
  version,
  sha256,
  titles,
  ...more,
});

/** What a collector lists. */
export function lists(entries: readonly unknown[], at = url): void {
  replies.set(`${at}/instruments`, { body: JSON.stringify({ instruments: entries, more: 'of a newer collector' }) });
}

/** What a collector has under a version. */
export const serves = (of: Published, body: string | Uint8Array = of.bytes) =>
  replies.set(`${url}/instruments/${id}/${of.version}`, { body });

export const digestOf = async (body: string) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body))).toString('hex');

/** A device on a store of its own, with a configuration; `again`: the same device after another start. */
export function device(
  config: Partial<Config> = { published: [{ id }] },
  store = tableStore(memoryTables()),
  copies = new Map<string, PublishedDocument>(),
) {
  const changed = vi.fn();
  const shelf = new DeviceShelf({
    store,
    copies: {
      read: async ({ id: of, version }) => copies.get(`${of} ${version}`),
      keep: async ({ id: of, version }, document) => {
        const key = `${of} ${version}`;
        if (!copies.has(key)) copies.set(key, document);
      },
    },
    config: () => ({ endpoint: url, ...config }),
    urlOf: (endpoint) => endpoint,
    isBuiltIn: (one) => one === 'be.statbel.ict-2024',
    read: async (bytes) => {
      try {
        return readPublished(JSON.parse(new TextDecoder().decode(bytes)));
      } catch (cause) {
        return fail([{ place: '(whole file)', fault: String(cause) }]);
      }
    },
    prepare: async () => undefined,
    onChange: changed,
  });
  const opened = async (version?: string) => {
    const found = await shelf.open(id, version);
    return found.ok ? `${found.value.version} ${found.value.sha256}` : found.fault.kind;
  };
  return {
    shelf,
    changed,
    opened,
    store,
    copies,
    again: (other = config) => device(other, store, copies),
    /** The same device, once its database was lost. */
    emptied: (other = config) => device(other, tableStore(memoryTables()), copies),
    offered: () => shelf.onOffer(false),
  };
}
