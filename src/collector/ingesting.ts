import { fail, type Result } from '../lib/result.ts';
import type { Carried, CarriedResponse } from '../protocol/carried.ts';
import { fromHex, reprDigest } from '../protocol/digest.ts';
import { maxDocumentBytes } from '../protocol/response.ts';
import { type IntakeDependencies, type Refused, type Taken, takeIn } from './intake.ts';
import { problemNamed } from './problems.ts';
import { type SenderDependencies, sendingOf } from './sender.ts';

/** A carried response, and what became of it. */
export interface Ingested {
  readonly id: string;
  readonly sha256: string;
  readonly became: Result<Taken, Refused>;
}

/**
 * Takes in the responses of a carried file one after the other, each as if its device had sent it: the same order of checks,
 * the same receipts, and the same response whether it comes by file or by network first.
 */
export async function* ingest(
  { responses }: Carried,
  sender: SenderDependencies,
  intake: IntakeDependencies,
): AsyncGenerator<Ingested> {
  for (const one of responses)
    yield { id: one.id, sha256: one.sha256, became: await ingestOne(one, sender, { ...intake, ingested: true }) };
}

async function ingestOne(
  { id, bytes: text, sha256, media, token, own }: CarriedResponse,
  sender: SenderDependencies,
  intake: IntakeDependencies,
): Promise<Result<Taken, Refused>> {
  // As a device does that has no token of a configuration: its own one is the bearer token.
  const bearer = token ?? own;
  const authorization = bearer === undefined ? undefined : `Bearer ${bearer}`;
  const sending = await sendingOf({ authorization, own: token === undefined ? undefined : own }, sender);
  if (!sending.ok) return fail({ name: 'unauthorised', problem: problemNamed('unauthorised') });
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length > maxDocumentBytes) return fail({ name: 'too-large', problem: problemNamed('too-large') });
  const headers = {
    id,
    contentType: media ?? 'application/json',
    contentEncoding: undefined,
    reprDigest: reprDigest(fromHex(sha256)),
  };
  return takeIn(headers, sending.value, bytes, intake);
}
