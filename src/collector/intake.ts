import { faultsOf } from '../instrument/load.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import { sha256, toHex } from '../protocol/digest.ts';
import { responseId } from '../protocol/names.ts';
import type { DocumentFault, Problem, ProblemName } from '../protocol/problem.ts';
import type { Receipt } from '../protocol/receipt.ts';
import { sealedType } from '../protocol/recipient.ts';
import { responseDocument } from '../protocol/response.ts';
import { sealedHeaderOf } from '../protocol/sealed.ts';
import { sha256In } from './digest.ts';
import { inspect } from './inspect.ts';
import { type JsonFault, readJson } from './json.ts';
import { problemNamed } from './problems.ts';
import type { Shelf } from './shelf.ts';
import type { Booked, Store } from './store.ts';

/** What a request says before its body. Undefined: a header that is not there. */
export interface Head {
  readonly id: string;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly reprDigest: string | undefined;
}

/** A response that is kept: now, or already before. */
export interface Taken {
  readonly kind: 'stored' | 'same';
  readonly receipt: Receipt;
}

/** Why a response is not taken. */
export interface Refused {
  readonly name: ProblemName;
  readonly problem: Problem;
}

/** What an intake stands on. */
export interface IntakeParts {
  readonly store: Store;
  readonly shelf: Shelf;
  readonly now: () => Date;
}

const refused = (name: ProblemName, more?: Parameters<typeof problemNamed>[1]) =>
  fail<Refused>({ name, problem: problemNamed(name, more) });

const typeOf = ({ contentType }: Head) => contentType?.split(';', 1)[0]?.trim().toLowerCase();

/** What is wrong with a request before its body is read; undefined where nothing is. */
export function headFault(head: Head): Refused | undefined {
  if (!responseId.safeParse(head.id).success)
    return refused('bad-request', { detail: 'the id in the address is not a UUIDv7 in lower case' }).fault;
  const type = typeOf(head);
  const coding = head.contentEncoding?.trim().toLowerCase() ?? 'identity';
  const known = type === 'application/json' || type === sealedType;
  return known && coding === 'identity' ? undefined : refused('unsupported-media-type').fault;
}

/** Takes a response in: a receipt once it is durable, or the reason why not. What is refused is kept apart first. */
export async function takeIn(
  head: Head,
  bytes: Uint8Array<ArrayBuffer>,
  parts: IntakeParts,
): Promise<Result<Taken, Refused>> {
  const digest = await sha256(bytes);
  const judged = await judge(head, bytes, digest, parts);
  if (!judged.ok) {
    const seenAt = parts.now().toISOString();
    await parts.store.refuse({ id: head.id, bytes, sha256: toHex(digest), seenAt, ...judged.fault });
  }
  return judged;
}

async function judge(
  head: Head,
  bytes: Uint8Array<ArrayBuffer>,
  digest: Uint8Array,
  { store, shelf, now }: IntakeParts,
): Promise<Result<Taken, Refused>> {
  const fault = headFault(head);
  if (fault) return fail(fault);
  const claimed = sha256In(head.reprDigest ?? '');
  if (!claimed) return refused('digest-required');
  const hex = toHex(digest);
  if (toHex(claimed) !== hex) return refused('digest-mismatch', { detail: `the bytes received have sha-256 ${hex}` });
  const sealed = typeOf(head) === sealedType;
  const header = sealed ? sealedHeaderOf(bytes) : undefined;
  if (sealed && !header) return refused('malformed-document', { detail: 'the body is not a sealed response' });
  const json = sealed ? undefined : readJson(bytes);
  if (json?.ok === false) return refused('malformed-document', { detail: jsonWords(json.fault) });
  // Before the checks: a response delivered under older rules still gets its receipt again.
  const known = await store.receiptOf(head.id);
  if (known) return known.sha256 === hex ? ok({ kind: 'same', receipt: known }) : refused('conflict');
  const parsed = header ? undefined : responseDocument.safeParse(json?.value);
  if (parsed?.success === false) return refused('invalid-document', { errors: faultsOf(parsed.error).map(withItem) });
  const document: Booked | undefined = header ?? parsed?.data;
  if (document?.id !== head.id) return refused('id-mismatch', { detail: `the document has id ${document?.id}` });
  const instrument = await shelf(document.instrument);
  if (!instrument) return refused('unknown-instrument');
  // What is sealed is inspected by whoever opens it.
  const errors = parsed ? inspect(instrument, parsed.data) : [];
  if (errors.length > 0) return refused('invalid-document', { errors });
  const put = await store.put({ bytes, sha256: hex, receivedAt: now().toISOString(), document, sealed });
  return put.kind === 'conflict' ? refused('conflict') : ok(put);
}

/** A fault in the shape of an answer is about an item too. */
const withItem = (fault: { readonly place: string; readonly fault: string }): DocumentFault =>
  fault.place.startsWith('answers.') ? { item: fault.place.slice('answers.'.length), ...fault } : fault;

function jsonWords(fault: JsonFault): string {
  switch (fault.kind) {
    case 'not-utf-8':
      return 'the body is not UTF-8';
    case 'not-json':
      return 'the body is not JSON';
    case 'repeated-name':
      return `an object has the name ${JSON.stringify(fault.name.slice(0, 100))} twice`;
    case 'reserved-name':
      return `no object may have the name ${JSON.stringify(fault.name)}`;
  }
}
