import type { OutboxRow } from '../../src/storage/rows.ts';
import type { HttpReply } from '../../src/sync/outcome.ts';

/** When all of it was completed, and is received. */
export const at = '2026-11-01T08:00:00.000Z';

export const idOf = (number: number) => `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** An entry of the outbox that is due, the one with the lower number first. */
export const entry = (number: number, more: Partial<OutboxRow> = {}): OutboxRow => ({
  id: idOf(number),
  bytes: new TextEncoder().encode('{}'),
  sha256: 'a'.repeat(64),
  queuedAt: at,
  state: 'queued',
  attempts: 0,
  nextAttemptAt: number,
  ...more,
});

/** What an office answers over HTTP. */
export const http = (status: number, contentType: string, body: unknown): HttpReply => ({
  kind: 'http',
  status,
  contentType,
  retryAfter: null,
  body: JSON.stringify(body),
});

/** A refusal. */
export const problem = (status: number, name: string): HttpReply =>
  http(status, 'application/problem+json', { type: `urn:veldwerk:problem:${name}`, title: name, status });

/** A receipt. */
export const taken = ({ id, sha256 }: OutboxRow): HttpReply =>
  http(201, 'application/json', { id, sha256, receivedAt: at, code: 'AAAA-BBBB-CCCC' });
