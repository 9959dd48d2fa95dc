import { outlineOf } from '../engine/outline.ts';
import { countedBy } from '../engine/rosters/counted.ts';
import { type Expression, termsOf } from '../instrument/expression/expression.ts';
import { openedUp } from '../instrument/expression/openedUp.ts';
import { itemsRead } from '../instrument/expression/reads.ts';
import { layoutOf } from '../instrument/layout.ts';
import { expressionsIn } from '../instrument/placed.ts';
import { rostersAround, sectionsOf } from '../instrument/rosterParts.ts';
import type { Instrument } from '../instrument/schema.ts';
import { expressionPlace } from './expressionPlace.ts';
import type { LintFault } from './fault.ts';
import { gatedOptionsOf } from './itemSettings.ts';

/** Where what is asked of the rows of each roster begins, and where it ends, among the items. */
function rosterSpans(instrument: Instrument): ReadonlyMap<string, { readonly begins: number; readonly ends: number }> {
  const spans = new Map<string, { begins: number; ends: number }>();
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

/** The rosters over whose rows an expression reckons, named conditions opened up. */
function rostersReckoned(instrument: Instrument, written: Expression): string[] {
  const { conditions, rosters } = instrument;
  const names = Object.keys(rosters ?? {});
  const found = new Set<string>();
  const visit = (part: Expression): void => {
    if (!('call' in part)) return;
    const counted = countedBy(instrument, part, names);
    // With those in whose rows they stand: which there are, is known when these are.
    for (const name of counted ? rostersAround(instrument, counted.roster).slice(counted.of ? 1 : 0) : [])
      found.add(name);
    termsOf(part).forEach(visit);
  };
  if (names.length > 0) visit(openedUp(written, conditions));
  return [...found];
}

/** The items that gates read although they are not asked before what stands behind them. */
export function lookingAhead(instrument: Instrument): LintFault[] {
  const { order, entries, items } = outlineOf(instrument);
  const { modules, conditions } = instrument;
  const begins = new Map<string, number>();
  const starts = (part: string, id: string, at: number | undefined) => {
    const key = `${part} ${id}`;
    if (!begins.has(key)) begins.set(key, at ?? 0);
  };
  // A note has no items, and a place among them.
  const places = new Map<string, number>();
  let before = 0;
  for (const { question, all } of entries) {
    places.set(question.id, before);
    before += all.length;
  }
  for (const module of modules) {
    starts('module', module.id, places.get(module.sections[0]?.questions[0]?.id ?? ''));
    for (const section of module.sections) starts('section', section.id, places.get(section.questions[0]?.id ?? ''));
  }
  for (const [question, at] of places) starts('question', question, at);
  for (const [item, at] of order) starts('item', item, at);
  for (const item of items.values())
    for (const code of gatedOptionsOf(item)) starts('option', `${item.id}.${code}`, order.get(item.id));
  const spans = rosterSpans(instrument);
  for (const [roster, { begins: at }] of spans) starts('roster', roster, at);
  return expressionsIn(instrument).flatMap((placed): LintFault[] => {
    const begin = begins.get(`${placed.part} ${placed.id}`);
    if (begin === undefined) return [];
    const { character: _whole, ...place } = expressionPlace(placed, placed.expression);
    return [
      ...itemsRead(placed.expression, conditions).filter((item) => (order.get(item) ?? -1) >= begin),
      ...rostersReckoned(instrument, placed.expression).filter((roster) => (spans.get(roster)?.ends ?? 0) > begin),
    ].map((item) => ({ fault: 'looks-ahead', place, item }));
  });
}
