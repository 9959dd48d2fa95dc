import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { draftKey } from '../../src/protocol/draftCode.ts';
import { type DraftCopy, entryName } from '../../src/protocol/draftCopy.ts';
import { sealDraft } from '../../src/protocol/draftEnvelope.ts';
import { type App, bearer } from './collectors.ts';
import { ict } from './documents.ts';

const writer = 'a'.repeat(16);

/** The copy of a draft after so many changes, as a device has it. */
export const draftOf = (response: string, seq = 1): DraftCopy => ({
  format: 'veldwerk-draft/1',
  response,
  instrument: { id: ict.id, version: ict.version },
  startedAt: '2024-03-02T11:00:00.000Z',
  seq,
  writer,
  entries: { [entryName('answered', 'A1')]: { seq, writer, value: { kind: 'answered', value: seq } } },
  differences: [],
  times: {},
});

/** Bytes of a copy as a device sends them. */
export async function sealedDraft(copy: DraftCopy, before?: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await draftKey('01234-56789-ABCDE-FGHJK-MNPQE', copy.response);
  const sealed = await sealDraft(copy, key, before);
  if (!sealed.ok) throw new Error(sealed.fault);
  return sealed.value;
}

/** The digest that names bytes. */
export const digestIn = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The address of a draft. */
export const draftPath = (response: string): string => `/api/v1/drafts/${response}`;

/** The header fields of a copy that takes the place of another; undefined: it is the first. */
export const draftFields = (token: string, after: string | undefined): Record<string, string> => ({
  ...bearer(token),
  'Content-Type': 'application/jose',
  ...(after === undefined ? { 'If-None-Match': '*' } : { 'If-Match': `"${after}"` }),
});

/** Sends bytes as the copy of a draft. */
export const putDraft = (
  app: App,
  token: string,
  response: string,
  body: Uint8Array<ArrayBuffer>,
  after?: string,
): Promise<Response> => app.request(draftPath(response), { method: 'PUT', headers: draftFields(token, after), body });

/** Has the copy of a draft kept, and gives its digest. */
export async function keepDraft(
  app: App,
  token: string,
  response: string,
  { seq = 1, after }: { readonly seq?: number; readonly after?: string } = {},
): Promise<string> {
  const bytes = await sealedDraft(draftOf(response, seq), after);
  const answer = await putDraft(app, token, response, bytes, after);
  expect([answer.status, answer.headers.get('ETag')]).toEqual([204, `"${digestIn(bytes)}"`]);
  return digestIn(bytes);
}
