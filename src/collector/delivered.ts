import { faultsOf } from '../instrument/load.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import type { Receipt } from '../protocol/receipt.ts';
import { type ResponseDocument, responseDocument } from '../protocol/response.ts';
import { type OpeningKey, openSealed } from '../protocol/sealed.ts';
import { inspect } from './inspect.ts';
import { readJson } from './json.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { Stored } from './store.ts';

/** A response as an export sees it. */
export interface Delivered {
  readonly document: ResponseDocument;
  readonly receipt: Receipt;
  /** What it answers. */
  readonly to: Questionnaire;
}

/** Reads a response that was kept, with the key where it is sealed; the fault is a line. */
export async function readDelivered(
  stored: Stored | undefined,
  to: Questionnaire,
  key?: OpeningKey,
): Promise<Result<Delivered, string>> {
  if (!stored) return fail('it is no longer in the store');
  if (stored.sealed) return opened(stored, to, key);
  const json = readJson(stored.bytes);
  if (!json.ok) return fail(json.fault.kind);
  const parsed = responseDocument.safeParse(json.value);
  if (parsed.success) return ok({ document: parsed.data, receipt: stored.receipt, to });
  return fail(
    faultsOf(parsed.error)
      .map(({ place, fault }) => `${place}: ${fault}`)
      .join('; '),
  );
}

/** What nobody could inspect when it came, is inspected now. */
async function opened(
  { bytes, receipt }: Stored,
  to: Questionnaire,
  key: OpeningKey | undefined,
): Promise<Result<Delivered, string>> {
  if (!key) return fail('it is sealed, and no --key is given');
  const read = await openSealed(bytes, key);
  if (!read.ok) return fail(`it is sealed: ${read.fault}`);
  const errors = inspect(to.instrument, read.value);
  if (errors.length === 0) return ok({ document: read.value, receipt, to });
  return fail(errors.map(({ item, place, fault }) => `${item ?? place}: ${fault}`).join('; '));
}
