import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Hono } from 'hono';
import { expect, onTestFinished } from 'vitest';
import { type CollectorParts, collectorApp } from '../../src/collector/app.ts';
import { proxiesIn } from '../../src/collector/network.ts';
import { databaseFile, openSqliteStore } from '../../src/collector/store/sqlite.ts';
import type { Store } from '../../src/collector/store/store.ts';
import { type Problem, type ProblemName, problem as problemShape, problemType } from '../../src/protocol/problem.ts';
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

/** A collector in this process, on a store in a folder of its own. */
export function newCollector(more: Partial<CollectorParts> = {}): {
  readonly app: Hono;
  readonly folder: string;
  readonly store: Store;
  readonly logged: unknown[];
} {
  const folder = newFolder();
  const logged: unknown[] = [];
  const store = more.store ?? storeIn(folder);
  const app = collectorApp({
    intake: 'open',
    sealed: true,
    codeKey: () => undefined,
    generalTokens: [],
    proxies: proxiesIn([]),
    now: () => noon,
    origins: [],
    pages: undefined,
    log: (...line) => logged.push(line),
    ...more,
    store,
  });
  const { request } = app;
  // Every answer in these tests is held against what is said of the API.
  app.request = async (path, init, ...rest) => {
    const answer = await request(path, init, ...rest);
    if (typeof path === 'string') await expectDescribed(path, init, answer);
    return answer;
  };
  return { app, folder, store, logged };
}

/** Delivers a document (or the text of one) under its id, or another. */
export async function put(
  app: Hono,
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
