import { faultsOf } from '../instrument/load.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import type { Receipt } from '../protocol/receipt.ts';
import { type ResponseDocument, responseDocument } from '../protocol/response.ts';
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

/** Reads a response that was kept; the fault is a line. */
export function readDelivered(stored: Stored | undefined, to: Questionnaire): Result<Delivered, string> {
  if (!stored) return fail('it is no longer in the store');
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
