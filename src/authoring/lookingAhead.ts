import { outlineOf } from '../engine/outline.ts';
import { toldBehind } from '../engine/rosters/computedPlaces.ts';
import { itemsNeeded } from '../engine/rosters/itemsNeeded.ts';
import { rosterSpans, rostersReckoned } from '../engine/rosters/rosterSpans.ts';
import { expressionsIn } from '../instrument/placed.ts';
import type { Instrument } from '../instrument/schema.ts';
import { expressionPlace } from './expressionPlace.ts';
import type { LintFault } from './fault.ts';
import { gatedOptionsOf } from './itemSettings.ts';

/** The items that gates read although they are not asked before what stands behind them. */
export function lookingAhead(instrument: Instrument): LintFault[] {
  const { order, entries, items } = outlineOf(instrument);
  const { modules } = instrument;
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
  const told = toldBehind(instrument);
  return expressionsIn(instrument).flatMap((placed): LintFault[] => {
    const begin = begins.get(`${placed.part} ${placed.id}`);
    // What is computed stands behind what it reads.
    if (begin === undefined || placed.path.at(-1) === 'is') return [];
    const { character: _whole, ...place } = expressionPlace(placed, placed.expression);
    return [
      ...itemsNeeded(instrument, placed.expression).filter((item) => told(item) > begin),
      ...rostersReckoned(instrument, placed.expression).filter((roster) => (spans.get(roster)?.ends ?? 0) > begin),
    ].map((item) => ({ fault: 'looks-ahead', place, item }));
  });
}
