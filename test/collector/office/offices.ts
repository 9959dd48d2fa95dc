import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { CodeKey } from '../../../src/collector/codeKey.ts';
import { proxiesIn } from '../../../src/collector/network.ts';
import { ExportsInProgress } from '../../../src/collector/office/exportProgress.ts';
import { newGlanceReader } from '../../../src/collector/office/glanceReader.ts';
import { defaultOfficeFailures, type OfficeDependencies } from '../../../src/collector/office/officeDependencies.ts';
import { newOfficeListener } from '../../../src/collector/office/officeListener.ts';
import { instrumentsIn } from '../../../src/collector/publishedInstruments.ts';
import { hashOf } from '../../../src/collector/sender.ts';
import type { Store } from '../../../src/collector/store/store.ts';
import { newInstrumentFinder } from '../../../src/export/instrumentFinder.ts';
import type { OfficeRight } from '../../../src/protocol/officeRights.ts';
import { newFolder, noon, storeIn } from '../collectors.ts';

export const tokens = { anna: 'a'.repeat(43), bert: 'b'.repeat(43) } as const;
export const origin = 'https://office.example';
/** What a browser sends from the office's own page. */
export const own = { 'Sec-Fetch-Site': 'same-origin', Origin: origin } as const;

/** The key that short codes are kept under. */
export const codeKey: CodeKey = { bytes: new Uint8Array(32).fill(7), fingerprint: 'f'.repeat(64) };

/** The office's page on a store of its own; Anna counts and decides, Bert issues. */
export async function newOffice(more: Partial<OfficeDependencies> = {}) {
  const folder = newFolder();
  const store: Store = storeIn(folder);
  await store.addOfficeToken({ name: 'Anna', rights: ['counts', 'decide'], hash: hashOf(tokens.anna) }, '2024');
  await store.addOfficeToken({ name: 'Bert', rights: ['issue'], hash: hashOf(tokens.bert) }, '2024');
  const logged: unknown[] = [];
  let now = noon;
  let made = 0;
  const listener = newOfficeListener({
    store,
    glance: newGlanceReader(store, () => now),
    findInstrument: newInstrumentFinder(instrumentsIn(store)),
    instruments: instrumentsIn(store),
    exports: new ExportsInProgress(),
    now: () => now,
    origin: () => origin,
    app: () => 'https://survey.example/',
    codeKey: () => codeKey,
    opensSealed: false,
    pages: undefined,
    log: (...line) => logged.push(line),
    proxies: proxiesIn([]),
    failures: defaultOfficeFailures,
    ...more,
  });
  const server = listener.newServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => listener.close(0));
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, { headers = own, ...init }: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers: { ...headers } });
  const signIn = (token: string, headers: Record<string, string> = own) =>
    ask('/api/session', { method: 'POST', headers, body: JSON.stringify({ token }) });
  const cookieOf = async (token: string) => (await signIn(token)).headers.get('Set-Cookie')?.split(';')[0] ?? '';
  /** Somebody with these rights, signed in: what reads and what acts as them. */
  const signedInWith = async (...rights: OfficeRight[]) => {
    made += 1;
    const token = `${made}${rights.join('')}`.repeat(20).slice(0, 43);
    await store.addOfficeToken({ name: rights.join(' '), rights, hash: hashOf(token) }, '2024');
    const headers = { ...own, Cookie: await cookieOf(token) };
    return {
      get: (path: string) => ask(`/api${path}`, { headers }),
      post: (path: string, body: object) => ask(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    };
  };
  return {
    ...{ store, folder, logged, ask, signIn, cookieOf, signedInWith },
    pass: (hours: number) => {
      now = new Date(now.getTime() + hours * 3_600_000);
    },
  };
}
