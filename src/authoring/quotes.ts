import { outlineOf } from '../engine/outline.ts';
import { toldBehind } from '../engine/rosters/computedPlaces.ts';
import { pathText } from '../instrument/faults.ts';
import { piecesOf, quotes, quotingParts, textsWithin } from '../instrument/quotes.ts';
import { rosterOfEach } from '../instrument/rosterOfEach.ts';
import { rostersAround } from '../instrument/rosterParts.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import type { LintFault } from './fault.ts';
import type { TextsByLanguage } from './wording.ts';

/** Where a text stands: how many items come before it, and the roster in whose rows it is drawn. */
interface Standing {
  readonly before: number;
  readonly roster?: string | undefined;
}

/** What stands behind everything. */
const last: Standing = { before: Number.POSITIVE_INFINITY };

/** Where the texts of each part and id stand. What is on no list stands behind everything, as a check may read anything. */
function standings(instrument: Instrument): ReadonlyMap<string, Standing> {
  const found = new Map<string, Standing>();
  const { entries } = outlineOf(instrument);
  let before = 0;
  let at = 0;
  for (const module of instrument.modules) {
    // The way to a module of rows leads past no row.
    found.set(`modules.${module.id}`, { before });
    for (const section of module.sections) {
      const roster = section.for ?? module.for;
      found.set(`sections.${section.id}`, { before, roster });
      for (const { id } of section.questions) {
        found.set(`questions.${id}`, { before, roster });
        for (const item of entries[at]?.all ?? []) {
          const standing = { before, roster };
          found.set(`items.${item.id}`, standing).set(`options.${item.id}`, standing);
          // The first of those that share a list knows least.
          if ('list' in item && !found.has(`lists.${item.list}`)) found.set(`lists.${item.list}`, standing);
          before += 1;
        }
        at += 1;
      }
    }
  }
  for (const check of instrument.checks)
    for (const { text = check.id } of check.cases) found.set(`checks.${text}`, { ...last, roster: check.for });
  return found;
}

/** What is wrong with a name that a text quotes, where it stands. */
function nameFault(
  instrument: Instrument,
  path: string,
  { before, roster }: Standing,
): 'unknown-quote' | 'quote-ahead' | undefined {
  const { items } = outlineOf(instrument);
  if (path.startsWith('given.')) return instrument.given?.includes(path) ? undefined : 'unknown-quote';
  const rosterOf = rosterOfEach(instrument);
  const [name = '', behind, ...more] = path.split('.');
  const item = items.get(name);
  const own = rosterOf.get(name);
  if (!item || more.length > 0 || (own !== undefined && !rostersAround(instrument, roster).includes(own)))
    return 'unknown-quote';
  if (behind !== undefined) {
    const rows = 'ofRows' in item ? item.ofRows?.rows : undefined;
    if (rows === undefined || !items.has(behind) || rosterOf.get(behind) !== rows) return 'unknown-quote';
  }
  const told = toldBehind(instrument);
  return told(name) > before || (behind !== undefined && told(behind) > before) ? 'quote-ahead' : undefined;
}

/** The names that each text of a language quotes, by where it stands; what is wrong with them is told. */
function quotedIn(instrument: Instrument, language: string, texts: Texts, faults: LintFault[]) {
  const standing = standings(instrument);
  const quoted = new Map<string, string>();
  for (const part of quotingParts)
    for (const { path, text } of textsWithin(texts[part], [part])) {
      if (!quotes(text)) continue;
      const place = pathText(path);
      const { pieces, faults: wrong } = piecesOf(text);
      for (const { at, fault: says } of wrong)
        faults.push({ fault: 'bad-quote', language, text: place, character: at + 1, says });
      const names = new Set(pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name])));
      for (const name of names) {
        const fault = nameFault(instrument, name, standing.get(path.slice(0, 2).join('.')) ?? last);
        if (fault) faults.push({ fault, language, text: place, name });
      }
      quoted.set(place, [...names].sort().join(', '));
    }
  return quoted;
}

/** Where something is quoted that never is filled in. */
const unfilled = (language: string, texts: Texts): LintFault[] =>
  Object.entries(texts)
    .filter(([part]) => !quotingParts.some((one) => one === part))
    .flatMap(([part, words]) => textsWithin(words, [part]))
    .filter(({ text }) => piecesOf(text).pieces.some((piece) => typeof piece !== 'string'))
    .map(({ path }): LintFault => ({ fault: 'no-quote-here', language, text: pathText(path) }));

/**
 * What is wrong with what the words of an instrument quote: how it is written, what there is not, what is not asked before,
 * and what one language quotes and another does not. In the first format a brace is a brace.
 */
export function quoteFaults(instrument: Instrument, byLanguage: TextsByLanguage): LintFault[] {
  if (instrument.format === 'veldwerk-instrument/1') return [];
  const faults: LintFault[] = [];
  const all = instrument.languages.flatMap((language) => {
    const texts = byLanguage[language];
    if (!texts) return [];
    faults.push(...unfilled(language, texts));
    return [{ language, texts, quoted: quotedIn(instrument, language, texts, faults) }];
  });
  const [first, ...others] = all;
  for (const { language, quoted } of others)
    for (const place of new Set([...(first?.quoted.keys() ?? []), ...quoted.keys()])) {
      const [names, wanted] = [quoted.get(place) ?? '', first?.quoted.get(place) ?? ''];
      if (first && names !== wanted)
        faults.push({ fault: 'other-quotes', language, text: place, names, than: first.language, wanted });
    }
  return faults;
}
