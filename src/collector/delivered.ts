import { faultsOf } from '../instrument/load.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import type { Receipt } from '../protocol/receipt.ts';
import { type ResponseDocument, responseDocument } from '../protocol/response.ts';
import { type OpeningKey, openSealed } from '../protocol/sealed.ts';
import { inspect } from './inspect.ts';
import { readJson } from './json.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { Stored } from './store/responses.ts';

/** A response as an export sees it. */
export interface Delivered {
  readonly document: ResponseDocument;
  readonly receipt: Receipt;
  /** What it answers. */
  readonly to: Questionnaire;
  /** What is known of how it came. */
  readonly way: Pick<Stored, 'sender' | 'late' | 'otherSender' | 'reissued' | 'alteredSha256'>;
}

/** Reads a response that was kept, with the key where it is sealed; the fault is a line. */
export async function readDelivered(
  stored: Stored,
  to: Questionnaire,
  key?: OpeningKey,
): Promise<Result<Delivered, string>> {
  if (stored.sealed) return opened(stored, to, key);
  const json = readJson(stored.bytes);
  if (!json.ok) return fail(json.fault.kind);
  const parsed = responseDocument.safeParse(json.value);
  if (parsed.success) return ok({ document: parsed.data, receipt: stored.receipt, to, way: stored });
  return fail(
    faultsOf(parsed.error)
      .map(({ place, fault }) => `${place}: ${fault}`)
      .join('; '),
  );
}

/** What nobody could inspect when it came, is inspected now. */
async function opened(
  stored: Stored,
  to: Questionnaire,
  key: OpeningKey | undefined,
): Promise<Result<Delivered, string>> {
  if (!key) return fail('it is sealed, and no --key is given');
  const read = await openSealed(stored.bytes, key);
  if (!read.ok) return fail(`it is sealed: ${read.fault}`);
  const errors = inspect(to.instrument, read.value);
  if (errors.length === 0) return ok({ document: read.value, receipt: stored.receipt, to, way: stored });
  return fail(errors.map(({ item, place, fault }) => `${item ?? place}: ${fault}`).join('; '));
}
