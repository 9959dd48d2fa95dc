import type { CryptoKey } from 'jose';
import { fail, ok, type Result } from '../lib/result.ts';
import { arrived } from '../protocol/arrived.ts';
import { type OpeningKey, openSealed } from '../protocol/sealed.ts';
import type { Read } from './delivered.ts';
import { factsOf } from './facts.ts';
import { inspect } from './inspect.ts';
import type { Questionnaire } from './questionnaire.ts';

/** Opens a sealed response with the key. It is checked now, since intake could not read it; the fault is a line. */
export async function openResponse(
  bytes: Uint8Array,
  { instrument }: Pick<Questionnaire, 'instrument'>,
  key: OpeningKey | CryptoKey,
): Promise<Result<Read, string>> {
  const read = await openSealed(bytes, key);
  if (!read.ok) return fail(`it is sealed: ${read.fault}`);
  const document = arrived(instrument, read.value);
  const errors = inspect(instrument, document);
  if (errors.length === 0) return ok({ document, facts: factsOf(instrument, document) });
  return fail(errors.map(({ item, place, fault }) => `${item ?? place}: ${fault}`).join('; '));
}
