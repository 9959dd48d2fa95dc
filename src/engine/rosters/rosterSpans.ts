import { type Expression, termsOf } from '../../instrument/expression/expression.ts';
import { layoutOf } from '../../instrument/layout.ts';
import { rostersAround, sectionsOf } from '../../instrument/rosterParts.ts';
import type { Instrument } from '../../instrument/schema.ts';
import { countedBy } from './counted.ts';

/** How many items of an instrument stand before what is asked of the rows of a roster, and how many before its end. */
interface RosterSpan {
  readonly begins: number;
  readonly ends: number;
}

/** Where what is asked of the rows of each roster begins, and where it ends, among the items. */
export function rosterSpans(instrument: Instrument): ReadonlyMap<string, RosterSpan> {
  const spans = new Map<string, RosterSpan>();
  let at = 0;
  for (const { module, section, roster } of sectionsOf(instrument)) {
    const begins = at;
    for (const question of section.questions) at += layoutOf(question).items.length;
    // A module that is asked row by row is the home of its roster, whatever its first section asks.
    for (const name of new Set([roster, module.for]))
      if (name !== undefined) {
        const ends = name === roster ? at : begins;
        const span = spans.get(name);
        spans.set(name, { begins: span?.begins ?? begins, ends: Math.max(span?.ends ?? 0, ends) });
      }
  }
  return spans;
}

/** The rosters over whose rows an expression reckons, by itself or in what its named conditions read. */
export function rostersReckoned(instrument: Instrument, written: Expression): string[] {
  const { conditions, rosters } = instrument;
  const names = Object.keys(rosters ?? {});
  const found = new Set<string>();
  const opened = new Set<string>();
  const visit = (part: Expression): void => {
    if ('name' in part) {
      const { name } = part;
      const condition = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
      if (!condition || opened.has(name)) return;
      opened.add(name);
      visit(condition);
    }
    if (!('call' in part)) return;
    const counted = countedBy(instrument, part, names);
    // With those in whose rows they stand: which there are, is known when these are.
    for (const name of counted ? rostersAround(instrument, counted.roster).slice(counted.of ? 1 : 0) : [])
      found.add(name);
    termsOf(part).forEach(visit);
  };
  if (names.length > 0) visit(written);
  return [...found];
}
