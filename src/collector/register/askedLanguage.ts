import { language, listedLanguages } from '../../instrument/language.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { fail, ok, type Result } from '../../lib/result.ts';

/**
 * Reads the language that a case is to begin in: one of the app's, or one that its questionnaire is worded in, in capitals
 * or not. The fault says which there are.
 */
export function askedLanguage(written: string, { languages }: Pick<Instrument, 'languages'>): Result<string, string> {
  const known = listedLanguages([...new Set([...language.options, ...languages])]);
  const found = known.find((one) => one.toLowerCase() === written.toLowerCase());
  return found === undefined ? fail(`${JSON.stringify(written)} is none of ${known.join(', ')}`) : ok(found);
}
