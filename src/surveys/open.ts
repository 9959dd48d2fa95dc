import type { Fault } from '../instrument/faults.ts';
import type { Language } from '../instrument/language.ts';
import { loadInstrument, loadTexts } from '../instrument/load.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import { fail, type Result } from '../lib/result.ts';
import { catalogue, type Extent, releaseOf } from './catalogue.ts';

/** Why a questionnaire does not open: this app does not carry it, or its data is broken (each fault with its place). */
export type InstrumentFault =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'broken'; readonly faults: readonly Fault[] };

const broken = (faults: readonly Fault[]) => fail<InstrumentFault>({ kind: 'broken', faults });

/** Opens the structure of a questionnaire; without `version`, of its newest release. */
export async function openInstrument(id: string, version?: string): Promise<Result<Instrument, InstrumentFault>> {
  const release = releaseOf(id, version);
  if (!release) return fail({ kind: 'unknown' });
  const loaded = loadInstrument((await release.structure()).default);
  return loaded.ok ? loaded : broken(loaded.fault);
}

/** Opens the words of a questionnaire in a language. */
export async function openTexts(
  id: string,
  version: string,
  language: Language,
  extent: Extent = 'whole',
): Promise<Result<Texts, InstrumentFault>> {
  const wording = releaseOf(id, version)?.texts[language];
  return wording ? parsed((await wording[extent]()).default) : fail({ kind: 'unknown' });
}

function parsed(words: unknown): Result<Texts, InstrumentFault> {
  const loaded = loadTexts(onOneLine(words));
  return loaded.ok ? loaded : broken(loaded.fault);
}

/**
 * The words, with a number on the line of its %, and "z. B.", "d. h." or "p. ex." on one: a questionnaire's author writes a
 * plain space there.
 */
const onOneLine = (words: unknown): unknown =>
  JSON.parse(JSON.stringify(words).replaceAll(/(\d|\b[dpz]\.) (?=%|B\.|h\.|ex\.)/g, '$1\u00A0'));

/**
 * Fetches the questionnaires with all of their words in a language, for when there is no network. What cannot be fetched
 * now is asked for again where it is wanted.
 */
export function fetchSurveys(language: Language): void {
  // Met, and said, where it is wanted.
  for (const { structure, texts } of catalogue)
    for (const load of [structure, texts[language]?.whole]) void load?.().catch(() => {});
}

/** Asks for what the start page opens of each questionnaire, while the page has other things to wait for. */
export function fetchOpenings(language: Language): void {
  for (const release of catalogue) {
    const { id, structure, texts } = release;
    if (release !== releaseOf(id)) continue;
    // Met, and said, where it is wanted.
    for (const load of [structure, texts[language]?.opening]) void load?.().catch(() => {});
  }
}

/** How much of its words the page of a module needs; undefined: another page. */
export const extentFor = ({ modules }: Instrument, module: string | undefined): Extent =>
  module === modules[0]?.id ? 'opening' : 'whole';

/** The language to put a questionnaire in: the one wanted, or else the office's own. */
export const languageFor = ({ languages, official }: Instrument, wanted: Language): Language =>
  languages.includes(wanted) ? wanted : (official[0] ?? wanted);
