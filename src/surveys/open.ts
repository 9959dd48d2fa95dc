import { engineFor } from '../engine/needs.ts';
import type { Fault } from '../instrument/faults.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import { fail, type Result } from '../lib/result.ts';
import { catalogue, type Extent, releaseOf } from './catalogue.ts';
import type { Load } from './earlier.ts';
import { readStructure, readWords } from './packed.ts';

/** Why a questionnaire does not open: this app does not carry it, or its data is broken (each fault with its place). */
export type InstrumentFault =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'broken'; readonly faults: readonly Fault[] };

const broken = (faults: readonly Fault[]) => fail<InstrumentFault>({ kind: 'broken', faults });

/** What an instrument, or its words, say of themselves that something is loaded by. */
type Needing = Pick<Instrument, 'types' | 'functions' | 'rosters'> & Pick<Texts, 'quotes'>;
type Need = (opened: Needing) => Promise<unknown>;

const needs: Need[] = [engineFor];

/** Has something else there before a questionnaire is used: what pages draw its types with. */
export const alsoNeeds = (need: Need): void => void needs.push(need);

/**
 * Opens the structure of a questionnaire with all that its use needs; without `version`, of its newest release.
 * @throws where something cannot be fetched now
 */
export async function openInstrument(id: string, version?: string): Promise<Result<Instrument, InstrumentFault>> {
  const release = releaseOf(id, version);
  if (!release) return fail({ kind: 'unknown' });
  const opened = await openStructure(release.structure);
  if (opened.ok) await allThere(opened.value);
  return opened;
}

/**
 * Sees to it that all is there that something needs. Each time: what needs it may itself have come since.
 * @throws where something cannot be fetched now
 */
export const allThere = (needing: Needing): Promise<unknown> => Promise.all(needs.map((need) => need(needing)));

/**
 * Opens the words of a questionnaire in a language, with all that drawing them needs.
 * @throws where something cannot be fetched now
 */
export async function openTexts(
  id: string,
  version: string,
  language: string,
  extent: Extent = 'whole',
): Promise<Result<Texts, InstrumentFault>> {
  const wording = releaseOf(id, version)?.texts[language];
  if (!wording) return fail({ kind: 'unknown' });
  const opened = await openWords(wording[extent]);
  if (opened.ok && opened.value.quotes) await allThere({ quotes: true });
  return opened;
}

/** What opens files of one kind, each of them once: they come with the app, and never change. */
function opener<Value>(parse: (data: unknown) => Result<Value, readonly Fault[]>) {
  const opened = new Map<Load, Promise<Result<Value, InstrumentFault>>>();
  const open = async (load: Load): Promise<Result<Value, InstrumentFault>> => {
    try {
      const parsed = parse((await load()).default);
      return parsed.ok ? parsed : broken(parsed.fault);
    } catch (cause) {
      // What could not be fetched is asked for again.
      opened.delete(load);
      throw cause;
    }
  };
  return (load: Load) => {
    const found = opened.get(load) ?? open(load);
    opened.set(load, found);
    return found;
  };
}

const openStructure = opener(readStructure);
const openWords = opener(readWords);

/** Opens what the start page needs of the first questionnaire, while the page has other things to wait for. */
export function fetchOpening(language: string): void {
  const id = catalogue[0]?.id ?? '';
  const version = releaseOf(id)?.version ?? '';
  // Met, and said, where it is wanted.
  for (const load of [openInstrument(id), openTexts(id, version, language, 'opening')]) void load.catch(() => {});
}

/** How much of its words the page of a module needs; undefined: another page. */
export const extentFor = ({ modules }: Instrument, module: string | undefined): Extent =>
  module === modules[0]?.id ? 'opening' : 'whole';

/** The language to put a questionnaire in: the first that is preferred, or else the office's own, or its first. */
export const languageFor = (
  { languages, official }: Pick<Instrument, 'languages' | 'official'>,
  preferred: readonly string[],
): string => preferred.find((one) => languages.includes(one)) ?? official[0] ?? languages[0] ?? '';
