import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { expect, onTestFinished } from 'vitest';
import type { CollectorDependencies } from '../../src/collector/http/dependencies.ts';
import { defaultLimits } from '../../src/collector/http/limits.ts';
import { newListener } from '../../src/collector/http/listener.ts';
import { observersAsOne } from '../../src/collector/http/requestObserver.ts';
import { proxiesIn } from '../../src/collector/network.ts';
import { hashOf } from '../../src/collector/sender.ts';
import { defaultRefusalRoom } from '../../src/collector/store/refusalRows.ts';
import { databaseFile, openSqliteStore } from '../../src/collector/store/sqlite.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { type Problem, type ProblemName, problem as problemShape, problemType } from '../../src/protocol/problem.ts';
import { newToken, sendTokenOf } from '../../src/protocol/token.ts';
import { expectDescribed } from './described.ts';
import { bytesOf, delivery } from './documents.ts';

/** A folder that is gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'veldwerk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The store in a folder, closed after the test. */
export function storeIn(folder: string, newCode?: () => string): Store {
  const opened = openSqliteStore(folder, newCode);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  onTestFinished(() => opened.value.close());
  return opened.value;
}

/** Rows of the database in a folder, read past the store. */
export function rowsIn(folder: string, sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(databaseFile(folder));
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

/** When everything happens here. */
export const noon = new Date('2024-03-02T12:00:00.000Z');

/** What answers requests in this process, over a real connection. */
export interface App {
  port(): Promise<number>;
  request(path: string, init?: RequestInit): Promise<Response>;
}

/** A collector in this process, on a store in a folder of its own, behind a port of this machine. */
export function newCollector(more: Partial<CollectorDependencies> = {}): {
  readonly app: App;
  readonly folder: string;
  readonly store: Store;
  readonly logged: unknown[];
} {
  const folder = newFolder();
  const logged: unknown[] = [];
  const store = more.store ?? storeIn(folder);
  const listener = newListener({
    intake: 'open',
    sealed: true,
    drafts: undefined,
    codeKey: () => undefined,
    generalTokens: [],
    proxies: proxiesIn([]),
    now: () => noon,
    origins: [],
    pages: undefined,
    log: (...line) => logged.push(line),
    refusalRoom: defaultRefusalRoom,
    limits: defaultLimits,
    disk: undefined,
    observer: observersAsOne([]),
    ...more,
    store,
  });
  const server = listener.newServer();
  const listening = once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => listener.drain(0, 0));
  const port = async () => {
    await listening;
    return (server.address() as AddressInfo).port;
  };
  const request = async (path: string, init: RequestInit = {}) => {
    const answer = await ask(await port(), path, init);
    // Every answer in these tests is held against what is said of the API.
    await expectDescribed(path, init, answer);
    return answer;
  };
  return { app: { port, request }, folder, store, logged };
}

/** Sends one request as it stands: `fetch` would mend the address, and unpack the answer. */
async function ask(port: number, path: string, { method = 'GET', headers, body }: RequestInit): Promise<Response> {
  const outgoing = request({ port, path, method, agent: false, headers: Object.fromEntries(new Headers(headers)) });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  const source = body instanceof ReadableStream ? body : body ? [body] : [];
  // An answer may come before all is sent, and the rest is then of no interest.
  pipeline(Readable.from(source), outgoing).catch(() => undefined);
  const [incoming] = await answered;
  const fields = Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const bytes = await buffer(incoming);
  const { statusCode: status = 0 } = incoming;
  return new Response([204, 304].includes(status) ? null : new Uint8Array(bytes), { status, headers: fields });
}

/** Delivers a document (or the text of one) under its id, or another. */
export async function put(
  app: App,
  document: unknown,
  { id, headers }: { readonly id?: string; readonly headers?: Readonly<Record<string, string | undefined>> } = {},
): Promise<Response> {
  const address = id ?? (document as { readonly id: string }).id;
  return app.request(`/api/v1/responses/${address}`, await delivery(bytesOf(document), headers));
}

/** The header that shows a token. */
export const bearer = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });

/** The problem in an answer, which says of itself what it is. */
export async function problemIn(answer: Response): Promise<Problem> {
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  const problem = problemShape.parse(await answer.json());
  expect(problem.status).toBe(answer.status);
  return problem;
}

/** Expects a problem of ours, and gives it. */
export async function expectRefusal(answer: Response, status: number, name: ProblemName): Promise<Problem> {
  const problem = await problemIn(answer);
  expect([answer.status, problem.type]).toEqual([status, problemType(name)]);
  return problem;
}

/** Registers a token for each case, which are new, and gives the tokens. */
export async function tokensFor(store: Store, ...cases: string[]): Promise<string[]> {
  const at = noon.toISOString();
  await store.addCases(
    cases.map((id) => ({ id, instrumentId: 'be.statbel.ict-2024' })),
    at,
  );
  return Promise.all(
    cases.map(async (caseId) => {
      const token = newToken();
      const hashes = { full: hashOf(token), send: hashOf(await sendTokenOf(token)) };
      await store.registerToken({ caseId, origin: 'enrol', hashes, weak: false }, at);
      return token;
    }),
  );
}
