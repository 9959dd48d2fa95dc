import { hash } from 'node:crypto';
import { factsOf } from '../export/facts.ts';
import { evaluatedResponse, inspect } from '../export/inspect.ts';
import type { FindInstrument } from '../export/instrumentFinder.ts';
import { faultsOf } from '../instrument/faults.ts';
import type { Instrument } from '../instrument/schema.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import { arrived } from '../protocol/arrived.ts';
import { type JsonFault, readJson } from '../protocol/json.ts';
import { responseId } from '../protocol/names.ts';
import type { DocumentFault, Problem, ProblemName } from '../protocol/problem.ts';
import type { Receipt } from '../protocol/receipt.ts';
import { sealedType } from '../protocol/recipient.ts';
import { responseDocument, type WireDocument } from '../protocol/response.ts';
import { type SealedHeader, sealedHeaderOf } from '../protocol/sealed.ts';
import { boundsFaults, documentBounds, namedIn, tooMany } from './bounds.ts';
import { problemNamed } from './problems.ts';
import type { ReceiptSigner } from './receiptSigner.ts';
import { sha256In } from './reprDigest.ts';
import type { Sending } from './sender.ts';
import type { RefusalRoom } from './store/refusalRows.ts';
import type { Submission } from './store/responseRows.ts';
import { ownerOf } from './store/right.ts';
import type { Store } from './store/store.ts';

/** The headers of a delivery, and the id in its path. Undefined: a header that is missing. */
export interface RequestHeaders {
  readonly id: string;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly reprDigest: string | undefined;
}

/** A response that is stored: now, or already before. */
export interface Taken {
  readonly kind: 'stored' | 'same';
  readonly receipt: Receipt;
}

/** Why a response is refused. */
export interface Refused {
  readonly name: ProblemName;
  readonly problem: Problem;
}

/** What intake needs. */
export interface IntakeDependencies {
  readonly store: Store;
  readonly findInstrument: FindInstrument;
  readonly now: () => Date;
  /** Whether sealed responses are taken. */
  readonly sealed: boolean;
  /** How many refused documents are kept. */
  readonly refusalRoom: RefusalRoom;
  /** Whether there is disk space beyond the reserve for proven responses. */
  readonly hasSpareRoom: () => boolean;
  /** Called where checking a document throws, which is the collector's fault. */
  readonly onFault: (cause: unknown) => void;
  /** Called for each refusal, with whether it was kept apart. */
  readonly onRefused: (kept: boolean) => void;
  /** Signs receipts; left out where they are not signed. */
  readonly signer?: ReceiptSigner | undefined;
  /** Whether it comes in a carried file, which is marked; left out: over the network. */
  readonly ingested?: boolean;
}

const refused = (name: ProblemName, more?: Parameters<typeof problemNamed>[1]) =>
  fail<Refused>({ name, problem: problemNamed(name, more) });

const typeOf = ({ contentType }: RequestHeaders) => contentType?.split(';', 1)[0]?.trim().toLowerCase();

/** What is wrong with a request before its body is read; undefined where nothing is. */
export function headersFault(headers: RequestHeaders): Refused | undefined {
  if (!responseId.safeParse(headers.id).success)
    return refused('bad-request', { detail: 'the id in the address is not a UUIDv7 in lower case' }).fault;
  const type = typeOf(headers);
  const coding = headers.contentEncoding?.trim().toLowerCase() ?? 'identity';
  const known = type === 'application/json' || type === sealedType;
  return known && coding === 'identity' ? undefined : refused('unsupported-media-type').fault;
}

/** Not kept apart: senders without a right must not fill the disk, and what is sent again is not lost. */
const keepsNothing = new Set<ProblemName>(['unauthorised', 'forbidden', 'unavailable']);

/**
 * Takes a response in: a receipt once it is durable, or why it is refused. Refused documents are kept apart first, unless
 * their sender had no right to send.
 */
export async function takeIn(
  headers: RequestHeaders,
  sending: Sending,
  bytes: Uint8Array,
  dependencies: IntakeDependencies,
): Promise<Result<Taken, Refused>> {
  const sha256 = hash('sha256', bytes, 'hex');
  const seenAt = dependencies.now().toISOString();
  const judged = await judge({ headers, sending, bytes, sha256, seenAt }, dependencies);
  if (judged.ok || keepsNothing.has(judged.fault.name)) return judged;
  if (!dependencies.hasSpareRoom()) {
    dependencies.onRefused(false);
    return judged;
  }
  const kept = await dependencies.store.refuse(
    {
      id: headers.id,
      bytes,
      sha256,
      seenAt,
      ...judged.fault,
      media: typeOf(headers) ?? '',
      owner: ownerOf(sending.right),
    },
    dependencies.refusalRoom,
  );
  dependencies.onRefused(kept);
  return judged;
}

/** A response on its way in. */
export interface IncomingResponse {
  readonly headers: RequestHeaders;
  readonly sending: Sending;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly seenAt: string;
}

/**
 * Checks a response, and stores it where it is valid. Refused ones are not kept apart here.
 * @throws where it is stored, and the key of receipts is out of its time
 */
export async function judge(
  incoming: IncomingResponse,
  dependencies: IntakeDependencies,
): Promise<Result<Taken, Refused>> {
  const judged = await judgeUnsigned(incoming, dependencies);
  const { signer, store } = dependencies;
  if (!judged.ok || !signer) return judged;
  const { kind, receipt } = judged.value;
  if (receipt.signature !== undefined && signer.stands(receipt.signature)) return judged;
  // An app that wants it signed takes no other for a delivery, and asks again.
  signer.mustBeGood();
  return ok({ kind, receipt: (await store.signReceipt(receipt.code, signer.sign, signer.stands)) ?? receipt });
}

async function judgeUnsigned(
  incoming: IncomingResponse,
  dependencies: IntakeDependencies,
): Promise<Result<Taken, Refused>> {
  const { headers, sending, bytes, sha256 } = incoming;
  const { right, token } = sending;
  const fault = headersFault(headers);
  if (fault) return fail(fault);
  const claimed = sha256In(headers.reprDigest ?? '');
  if (!claimed) return refused('digest-required');
  if (Buffer.from(claimed).toString('hex') !== sha256)
    return refused('digest-mismatch', { detail: `the bytes received have sha-256 ${sha256}` });
  // First of all: what was delivered under older rules, or with a token that is revoked by now, gets its receipt again.
  const known = await dependencies.store.receiptOf(headers.id, sha256, right);
  if (known?.sha256 === sha256) return ok({ kind: 'same', receipt: known });
  if (token?.revoked) return refused('unauthorised', { detail: 'this token was revoked' });
  const read = typeOf(headers) === sealedType ? readSealed(bytes, dependencies) : readPlain(bytes);
  if (!read.ok) return read;
  const { caseId } = namedIn(read.value.value);
  if (right.kind === 'case' && caseId !== right.caseId)
    return refused('forbidden', { detail: 'this token belongs to another case' });
  if (token && namedIn(read.value.value).instrument.id !== token.instrumentId)
    return refused('forbidden', { detail: 'the case of this token is of another questionnaire' });
  if (known) return refused('conflict');
  if (right.kind === 'case') {
    const proven = await dependencies.store.prove(headers.id, sha256, right);
    if (proven) return ok({ kind: 'same', receipt: proven });
  }
  const submission = await checked(incoming, read.value, dependencies);
  if (!submission.ok) return submission;
  if (right.kind !== 'case' && !dependencies.hasSpareRoom()) return refused('unavailable');
  const { store, signer } = dependencies;
  const put = await store.put({ ...submission.value, sign: signer?.isGood() ? signer.sign : undefined });
  return put.kind === 'stored' || put.kind === 'same' ? ok(put) : refused(put.kind);
}

/** The body as JSON; of a sealed response, its header. */
interface Body {
  readonly value: unknown;
  readonly header: SealedHeader | undefined;
}

function readPlain(bytes: Uint8Array): Result<Body, Refused> {
  const json = readJson(bytes, documentBounds);
  if (!json.ok && json.fault.kind === 'too-much')
    return refused('invalid-document', { errors: [tooMany('(whole document)')] });
  if (!json.ok) return refused('malformed-document', { detail: jsonWords(json.fault) });
  return ok({ value: json.value, header: undefined });
}

function readSealed(bytes: Uint8Array, { sealed }: IntakeDependencies): Result<Body, Refused> {
  if (!sealed) return refused('unsupported-media-type', { detail: 'this collector takes no sealed responses' });
  const header = headerReadsOnce(bytes) ? sealedHeaderOf(bytes) : undefined;
  return header
    ? ok({ value: header, header })
    : refused('malformed-document', { detail: 'the body is not a sealed response' });
}

const maxHeaderBytes = 8192;

/** A header with a name twice may say one thing here, and another to whoever opens it. */
function headerReadsOnce(bytes: Uint8Array): boolean {
  const end = bytes.indexOf('.'.charCodeAt(0));
  if (end < 0 || end > maxHeaderBytes) return false;
  return readJson(Buffer.from(Buffer.from(bytes.subarray(0, end)).toString('latin1'), 'base64url')).ok;
}

/** A document on which the checks throw is refused: sent again, they would throw again. */
async function checked(
  incoming: IncomingResponse,
  body: Body,
  dependencies: IntakeDependencies,
): Promise<Result<Submission, Refused>> {
  try {
    return await submissionOf(incoming, body, dependencies);
  } catch (cause) {
    dependencies.onFault(cause);
    return refused('invalid-document', { detail: 'this document cannot be checked' });
  }
}

/** Checks a document, and gives what is stored of it. A sealed one is checked by whoever opens it. */
async function submissionOf(
  { headers, sending, bytes, sha256, seenAt }: IncomingResponse,
  { value, header }: Body,
  { findInstrument, ingested = false }: IntakeDependencies,
): Promise<Result<Submission, Refused>> {
  const { right, token } = sending;
  const instrument = await findInstrument(namedIn(value).instrument);
  const late = token?.expiresAt !== undefined && token.expiresAt < seenAt;
  const more = { bytes, sha256, receivedAt: seenAt, sealed: header !== undefined, right, late, ingested };
  if (header) {
    if (header.id !== headers.id) return otherId(header.id);
    return instrument ? ok({ ...more, document: header }) : refused('unknown-instrument');
  }
  const document = documentIn(value, instrument);
  if (!document.ok) return document;
  if (document.value.id !== headers.id) return otherId(document.value.id);
  if (!instrument) return refused('unknown-instrument');
  const read = arrived(instrument, document.value);
  const evaluation = evaluatedResponse(instrument, read);
  const errors = inspect(instrument, read, evaluation);
  if (errors.length > 0) return refused('invalid-document', { errors: errors.slice(0, mostFaults) });
  return ok({
    ...more,
    document: document.value,
    facts: JSON.stringify(factsOf(instrument, read, evaluation)),
  });
}

/** More faults of one document than these help nobody, and each takes room where it is kept. */
const mostFaults = 500;

const otherId = (id: unknown) => refused('id-mismatch', { detail: `the document has id ${String(id).slice(0, 100)}` });

function documentIn(value: unknown, instrument: Instrument | undefined): Result<WireDocument, Refused> {
  const bounds = boundsFaults(value, instrument);
  if (bounds.length > 0) return refused('invalid-document', { errors: bounds });
  const parsed = responseDocument.safeParse(value);
  return parsed.success
    ? ok(parsed.data)
    : refused('invalid-document', { errors: faultsOf(parsed.error).map(withItem) });
}

/** Adds the item to a fault in the shape of an answer. */
const withItem = (fault: { readonly place: string; readonly fault: string }): DocumentFault =>
  fault.place.startsWith('answers.')
    ? { item: fault.place.slice('answers.'.length).replace(/\[\d+\]$/, ''), ...fault }
    : fault;

function jsonWords(fault: JsonFault): string {
  switch (fault.kind) {
    case 'not-utf-8':
      return 'the body is not UTF-8';
    case 'too-much':
      return 'there is too much in the body';
    case 'not-json':
      return 'the body is not JSON';
    case 'repeated-name':
      return `an object has the name ${JSON.stringify(fault.name.slice(0, 100))} twice`;
    case 'reserved-name':
      return `no object may have the name ${JSON.stringify(fault.name)}`;
  }
}
