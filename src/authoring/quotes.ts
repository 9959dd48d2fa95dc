import { outlineOf } from '../engine/outline.ts';
import { pathText } from '../instrument/faults.ts';
import type { Language } from '../instrument/language.ts';
import { piecesOf, quotes, quotingParts, textsWithin } from '../instrument/quotes.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { Texts } from '../instrument/texts.ts';
import type { LintFault } from './fault.ts';

type TextsByLanguage = Readonly<Partial<Record<Language, Texts>>>;

/** How many items stand before what a text is of, by its part and its id: what it may quote. */
function itemsBefore(instrument: Instrument): ReadonlyMap<string, number> {
  const before = new Map<string, number>();
  const { entries } = outlineOf(instrument);
  let count = 0;
  let at = 0;
  for (const module of instrument.modules) {
    before.set(`modules.${module.id}`, count);
    for (const section of module.sections) {
      before.set(`sections.${section.id}`, count);
      for (const { id } of section.questions) {
        before.set(`questions.${id}`, count);
        for (const item of entries[at]?.items ?? []) {
          before.set(`items.${item.id}`, count).set(`options.${item.id}`, count);
          // The first of those that share a list knows least.
          if ('list' in item && !before.has(`lists.${item.list}`)) before.set(`lists.${item.list}`, count);
          count += 1;
        }
        at += 1;
      }
    }
  }
  return before;
}

/** The names that each text of a language quotes, by where it stands; what is wrong with them is told. */
function quotedIn(instrument: Instrument, language: Language, texts: Texts, faults: LintFault[]) {
  const { order } = outlineOf(instrument);
  const before = itemsBefore(instrument);
  const quoted = new Map<string, string>();
  for (const part of quotingParts)
    for (const { path, text } of textsWithin(texts[part], [part])) {
      if (!quotes(text)) continue;
      const place = pathText(path);
      const { pieces, faults: wrong } = piecesOf(text);
      for (const { at, fault: says } of wrong)
        faults.push({ fault: 'bad-quote', language, text: place, character: at + 1, says });
      const names = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name]));
      // A check may read anything.
      const most = before.get(path.slice(0, 2).join('.')) ?? Number.POSITIVE_INFINITY;
      for (const name of names) {
        const at = order.get(name);
        if (at === undefined) faults.push({ fault: 'unknown-quote', language, text: place, name });
        else if (at >= most) faults.push({ fault: 'quote-ahead', language, text: place, name });
      }
      quoted.set(place, [...new Set(names)].sort().join(', '));
    }
  return quoted;
}

/** Where something is quoted that never is filled in. */
const unfilled = (language: Language, texts: Texts): LintFault[] =>
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
