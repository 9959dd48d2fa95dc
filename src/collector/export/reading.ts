import { hash } from 'node:crypto';
import type { Read } from '../../export/delivered.ts';
import { factsIn, factsOf } from '../../export/facts.ts';
import { openResponse } from '../../export/openedResponse.ts';
import type { Questionnaire } from '../../export/questionnaire.ts';
import { faultsOf } from '../../instrument/faults.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { arrived } from '../../protocol/arrived.ts';
import { readJson } from '../../protocol/json.ts';
import { responseDocument, type WireDocument } from '../../protocol/response.ts';
import type { OpeningKey } from '../../protocol/sealed.ts';
import type { KeptResponse } from '../store/storedResponses.ts';

/** Reads a response that is not sealed; the fault is a line. */
export function readOpen(stored: KeptResponse, to: Questionnaire): Result<Read, string> {
  if (isDamaged(stored)) return fail(damaged);
  if (stored.facts === undefined) return readCarefully(stored, to);
  return ok({ document: arrived(to.instrument, documentIn(stored.bytes)), facts: factsIn(stored.facts) });
}

/** Reads a sealed response with the key. It is checked now, since intake could not read it. */
export async function readSealed(
  stored: KeptResponse,
  to: Questionnaire,
  key: OpeningKey | undefined,
): Promise<Result<Read, string>> {
  if (isDamaged(stored)) return fail(damaged);
  if (!key) return fail('it is sealed, and no --key is given');
  return openResponse(stored.bytes, to, key);
}

const damaged = 'its bytes are not those that came in: this database, or this copy of it, is damaged';

const isDamaged = ({ bytes, receipt, alteredSha256 }: KeptResponse): boolean =>
  hash('sha256', bytes) !== (alteredSha256 ?? receipt.sha256);

const utf8 = new TextDecoder();

/**
 * The document in bytes that intake has checked: they were parsed by zod and inspected before they were stored, and their
 * digest shows that they have not changed. Checking them again would take most of an export's time.
 */
const documentIn = (bytes: Uint8Array): WireDocument => JSON.parse(utf8.decode(bytes)) as WireDocument;

/** Reads a response that was stored before intake kept facts, and checks its shape again. */
function readCarefully({ bytes }: KeptResponse, { instrument }: Questionnaire): Result<Read, string> {
  const json = readJson(bytes);
  if (!json.ok) return fail(json.fault.kind);
  const parsed = responseDocument.safeParse(json.value);
  if (parsed.success) {
    const document = arrived(instrument, parsed.data);
    return ok({ document, facts: factsOf(instrument, document) });
  }
  return fail(
    faultsOf(parsed.error)
      .map(({ place, fault }) => `${place}: ${fault}`)
      .join('; '),
  );
}
