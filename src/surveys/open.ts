import { type Fault, loadInstrument, loadTexts } from '../instrument/load.ts';
import type { Instrument, Language } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import { fail, type Result } from '../lib/result.ts';
import { releaseOf } from './catalogue.ts';

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

/** Opens the words of a questionnaire in a language: all, or what the questions of its first module need. */
export async function openTexts(
  id: string,
  version: string,
  language: Language,
  extent: 'whole' | 'first' = 'whole',
): Promise<Result<Texts, InstrumentFault>> {
  const wording = releaseOf(id, version)?.texts[language];
  return wording ? parsed((await wording[extent]()).default) : fail({ kind: 'unknown' });
}

function parsed(words: unknown): Result<Texts, InstrumentFault> {
  const loaded = loadTexts(words);
  return loaded.ok ? loaded : broken(loaded.fault);
}

/** The language to put a questionnaire in: the one wanted, or else the office's own. */
export const languageFor = ({ languages, official }: Instrument, wanted: Language): Language =>
  languages.includes(wanted) ? wanted : (official[0] ?? wanted);
