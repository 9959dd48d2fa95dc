import * as z from 'zod/mini';
import { fail, ok, type Result } from '../lib/result.ts';
import { eachWithBorrowed } from './borrowed.ts';
import { type Fault, faultsOf } from './faults.ts';
import { listedLanguages } from './language.ts';
import { loadInstrument, loadTexts } from './load.ts';
import { onOneLine } from './onOneLine.ts';
import type { Instrument } from './schema.ts';
import type { Texts } from './texts.ts';

/** All that a respondent's device needs of a questionnaire, as one document. */
export const published = z.strictObject({
  format: z.literal('veldwerk-published/1'),
  structure: z.unknown(),
  /** Its words, by language. */
  texts: z.record(z.string(), z.unknown()),
});

/** A questionnaire that was published, as it is opened. */
export interface Published {
  readonly instrument: Instrument;
  readonly texts: Readonly<Partial<Record<string, Texts>>>;
}

/** Draws up the document of a questionnaire: the same structure and words give the same text. */
export function publishedText(structure: unknown, texts: Readonly<Record<string, unknown>>): string {
  const listed = listedLanguages(Object.keys(texts)).flatMap((one) =>
    texts[one] === undefined ? [] : [[one, texts[one]]],
  );
  const document: z.infer<typeof published> = {
    format: 'veldwerk-published/1',
    structure,
    texts: Object.fromEntries(listed),
  };
  return JSON.stringify(document);
}

/** Reads a published document; a broken one names each fault with its place. */
export function readPublished(data: unknown): Result<Published, readonly Fault[]> {
  const parsed = published.safeParse(data);
  if (!parsed.success) return fail(faultsOf(parsed.error));
  const { structure, texts } = parsed.data;
  const instrument = loadInstrument(structure);
  if (!instrument.ok) return fail(within('structure', instrument.fault));
  const faults: Fault[] = [];
  const read: Record<string, Texts> = {};
  for (const one of instrument.value.languages) {
    const words = loadTexts(onOneLine(texts[one] ?? null));
    if (words.ok && words.value.language === one) read[one] = words.value;
    else
      faults.push(
        ...within(`texts.${one}`, words.ok ? [{ place: 'language', fault: `expected ${one}` }] : words.fault),
      );
  }
  return faults.length > 0
    ? fail(faults)
    : ok({ instrument: withoutHelpDesk(instrument.value), texts: eachWithBorrowed(instrument.value, read) });
}

/** Whom to ask, the office's own configuration says, and nobody else. */
const withoutHelpDesk = ({ helpDesk: _, ...instrument }: Instrument): Instrument => instrument;

const within = (part: string, faults: readonly Fault[]): Fault[] =>
  faults.map((one) => ({ ...one, place: one.place === '(whole file)' ? part : `${part}.${one.place}` }));
