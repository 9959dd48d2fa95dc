import { exactOf } from '../engine/exact.ts';
import { type Item, optionsOf, outlineOf } from '../engine/outline.ts';
import { measuredMinutes } from '../engine/program.ts';
import { readEntry } from '../engine/reading.ts';
import { countedBy } from '../engine/rosters/counted.ts';
import { timeItems } from '../engine/timeItem.ts';
import { type Expression, pathOf, termsOf } from '../instrument/expression/expression.ts';
import type { KindFault } from '../instrument/expression/kindFault.ts';
import { offsetOf } from '../instrument/expression/offsets.ts';
import { openedUp } from '../instrument/expression/openedUp.ts';
import { binding, infixes, isInfix } from '../instrument/expression/operators.ts';
import { itemsRead } from '../instrument/expression/reads.ts';
import { itemTypes } from '../instrument/itemTypes.ts';
import { kindFaultsIn } from '../instrument/kindsIn.ts';
import { layoutOf, typesIn } from '../instrument/layout.ts';
import { expressionsIn, type Placed } from '../instrument/placed.ts';
import { rostersAround, sectionsOf } from '../instrument/rosterParts.ts';
import type { Check, Instrument } from '../instrument/schema.ts';
import { unusedConditions } from './conditions.ts';
import type { ConditionPlace, IdKind, LintFault } from './fault.ts';

function twice(kind: IdKind, ids: readonly string[]): LintFault[] {
  const seen = new Set<string>();
  const again = ids.filter((id) => seen.size === seen.add(id).size);
  return [...new Set(again)].map((id) => ({ fault: 'duplicate-id', kind, id }));
}

/** Ids that every object has a member of: programs that read a response by them, ours among them, would meet that. */
function inherited({ modules, conditions, rosters = {}, checks, outcome }: Instrument, items: Iterable<string>) {
  const sections = modules.flatMap((module) => module.sections);
  const ids: readonly (readonly [IdKind, Iterable<{ readonly id: string }>])[] = [
    ['module', modules],
    ['section', sections],
    ['question', sections.flatMap(({ questions }) => questions)],
    ['item', [...items].map((id) => ({ id }))],
    ['condition', Object.keys(conditions).map((id) => ({ id }))],
    ['roster', Object.keys(rosters).map((id) => ({ id }))],
    ['check', checks],
    ['criterion', outcome?.criteria ?? []],
  ];
  return ids.flatMap(([kind, parts]) =>
    [...parts].flatMap(({ id }): LintFault[] => (id in {} ? [{ fault: 'inherited-id', kind, id }] : [])),
  );
}

/** Ids that are used twice. */
function duplicates(instrument: Instrument): LintFault[] {
  const { entries, items } = outlineOf(instrument);
  const sections = instrument.modules.flatMap((module) => module.sections);
  return [
    ...twice('language', instrument.languages),
    ...twice(
      'module',
      instrument.modules.map((module) => module.id),
    ),
    ...twice(
      'section',
      sections.map((section) => section.id),
    ),
    ...twice(
      'question',
      entries.map((entry) => entry.question.id),
    ),
    ...twice(
      'item',
      entries.flatMap(({ all }) => all.map((item) => item.id)),
    ),
    // What expressions read shares one space of names.
    ...Object.keys(instrument.conditions)
      .filter((id) => items.has(id))
      .map((id): LintFault => ({ fault: 'duplicate-id', kind: 'condition', id })),
    ...Object.keys(instrument.rosters ?? {})
      .filter((id) => items.has(id) || Object.hasOwn(instrument.conditions, id))
      .map((id): LintFault => ({ fault: 'duplicate-id', kind: 'roster', id })),
    ...entries.flatMap(({ items }) =>
      items.flatMap((item) =>
        twice(
          'option',
          optionsOf(item).map((letter) => `${item.id}.${letter}`),
        ),
      ),
    ),
    ...twice(
      'check',
      instrument.checks.map((check) => check.id),
    ),
    ...twice(
      'criterion',
      (instrument.outcome?.criteria ?? []).map((criterion) => criterion.id),
    ),
  ];
}

/** Where a part of an expression stands. */
function placeOf({ part, id, case: number }: Placed, within: Expression): ConditionPlace {
  const at = offsetOf(within);
  const character = at === undefined ? {} : { character: at + 1 };
  if (part === 'check') return { of: 'check', id, case: number ?? 1, ...character };
  if (part === 'condition' || part === 'criterion') return { of: part, id, ...character };
  return part === 'question' ? { of: 'gate', id, ...character } : { of: 'gate', part, id, ...character };
}

/** A fault of kinds as lint tells it; what is no such, an instrument is not loaded with. */
function lintFaultOf(fault: KindFault, place: ConditionPlace): LintFault[] {
  switch (fault.kind) {
    case 'unknown-name':
      return [{ fault: 'unknown-item', place, item: fault.name }];
    case 'not-a-number':
    case 'not-a-text':
      return [{ fault: fault.kind, place, item: fault.item }];
    case 'impossible-value':
      return [{ fault: 'impossible-value', place, item: fault.item, value: fault.value }];
    default:
      return [];
  }
}

/** The faults in what expressions read, at each of their places. */
function expressionFaults(instrument: Instrument): ReadonlyMap<string, LintFault[]> {
  const { items } = outlineOf(instrument);
  // A decimal number rests as its text.
  const fits = (id: string, value: string | number): boolean => {
    const item = items.get(id);
    return !item || [value, String(value)].some((one) => readEntry(item, one).kind === 'valid');
  };
  return new Map(
    kindFaultsIn(instrument, fits).map(({ placed, faults }) => [
      placed.path.join('.'),
      faults.flatMap((fault) => lintFaultOf(fault, placeOf(placed, fault.part))),
    ]),
  );
}

/** A time is compared with what the app measures only where the app offers that. */
function unmeasured(placed: Placed, instrument: Instrument, measured: ReadonlySet<string>): LintFault[] {
  const { items } = outlineOf(instrument);
  const within = (part: Expression): LintFault[] => {
    if (!('call' in part)) return [];
    const { call, args } = part;
    const isCompared = isInfix(call) && infixes[call] === binding.compare;
    if (!isCompared || !args.some((arg) => 'name' in arg && pathOf(arg) === measuredMinutes))
      return args.flatMap(within);
    return args.flatMap((arg): LintFault[] =>
      'name' in arg && arg.of === undefined && items.has(arg.name) && !measured.has(arg.name)
        ? [{ fault: 'not-measured', place: placeOf(placed, arg), item: arg.name }]
        : [],
    );
  };
  return within(placed.expression);
}

/** A case gives way to another check only. */
function unlessNothing({ unless }: Check['cases'][number], place: ConditionPlace, { checks }: Instrument): LintFault[] {
  const isThere = unless === undefined || checks.some(({ id }) => id === unless && id !== place.id);
  return isThere ? [] : [{ fault: 'unknown-check', place, check: unless }];
}

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
function lookingAhead(instrument: Instrument): LintFault[] {
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
    const { character: _whole, ...place } = placeOf(placed, placed.expression);
    return [
      ...itemsRead(placed.expression, conditions).filter((item) => (order.get(item) ?? -1) >= begin),
      ...rostersReckoned(instrument, placed.expression).filter((roster) => (spans.get(roster)?.ends ?? 0) > begin),
    ].map((item) => ({ fault: 'looks-ahead', place, item }));
  });
}

function splits(instrument: Instrument): LintFault[] {
  return outlineOf(instrument).entries.flatMap((entry): LintFault[] => {
    if (entry.layout !== 'split') return [];
    const max = 100 * entry.items.length;
    const { total, question } = entry;
    return total >= 0 && total <= max ? [] : [{ fault: 'bad-split', question: question.id, total, most: max }];
  });
}

function bounds(instrument: Instrument): LintFault[] {
  return [...outlineOf(instrument).items.values()].flatMap((item): LintFault[] => {
    if (!('min' in item) || item.min === undefined || item.max === undefined) return [];
    // Numbers are compared as such; dates are in order as text.
    const [least, most] = [exactOf(item.min) ?? item.min, exactOf(item.max) ?? item.max];
    return least > most ? [{ fault: 'bad-bounds', item: item.id, min: item.min, max: item.max }] : [];
  });
}

/** The options of an item that have a gate of their own, by their codes. */
const gatedOptionsOf = (item: Item): string[] => Object.keys(('optionGates' in item && item.optionGates) || {});

/** Options that are called exclusive or have a gate and are none, and lists that nothing has its options from. */
function strayOptions(instrument: Instrument): LintFault[] {
  const items = [...outlineOf(instrument).items.values()];
  const used = new Set(items.flatMap((item) => ('list' in item && item.list) || []));
  return [
    ...items.flatMap((item): LintFault[] => {
      const exclusive = ('exclusive' in item && item.exclusive) || [];
      const isUnknown = (code: string) => !optionsOf(item).includes(code);
      const of = (fault: 'unknown-option' | 'unknown-gated-option', codes: readonly string[]): LintFault[] =>
        codes.filter(isUnknown).map((option) => ({ fault, item: item.id, option }));
      return [...of('unknown-option', exclusive), ...of('unknown-gated-option', gatedOptionsOf(item))];
    }),
    ...Object.keys(instrument.lists ?? {})
      .filter((list) => !used.has(list))
      .map((list): LintFault => ({ fault: 'unused-list', list })),
  ];
}

function currencies(instrument: Instrument): LintFault[] {
  const known = new Set(Intl.supportedValuesOf('currency'));
  return [...outlineOf(instrument).items.values()].flatMap((item): LintFault[] =>
    'currency' in item && !known.has(item.currency)
      ? [{ fault: 'unknown-currency', item: item.id, currency: item.currency }]
      : [],
  );
}

function unusedDomainChecks(instrument: Instrument): LintFault[] {
  const used = typesIn(instrument);
  return itemTypes
    .filter((type) => instrument.domainChecks[type] !== undefined && !used.has(type))
    .map((type) => ({ fault: 'unused-domain-check', type }));
}

/** The same fault of one place is told once. */
const once = (faults: readonly LintFault[]): LintFault[] => [
  ...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values(),
];

/** The faults that show without walking a route: ids, what conditions and checks refer to, domains. */
export function referenceFaults(instrument: Instrument): LintFault[] {
  const { items } = outlineOf(instrument);
  const { conditions } = instrument;
  const unlisted = instrument.official.filter((language) => !instrument.languages.includes(language));
  const faults = expressionFaults(instrument);
  const placed = expressionsIn(instrument);
  const measured = new Set(timeItems(instrument).map(({ id }) => id));
  const inside = (one: Placed): LintFault[] => faults.get(one.path.join('.')) ?? [];
  return once([
    ...duplicates(instrument),
    ...inherited(instrument, outlineOf(instrument).items.keys()),
    ...placed.filter(({ part }) => part !== 'check').flatMap(inside),
    ...lookingAhead(instrument),
    ...unusedConditions(instrument).map((condition): LintFault => ({ fault: 'unused-condition', condition })),
    ...splits(instrument),
    ...bounds(instrument),
    ...strayOptions(instrument),
    ...currencies(instrument),
    ...unusedDomainChecks(instrument),
    ...placed.flatMap((one): LintFault[] => {
      // Checks may have the same id, which is a fault of its own.
      const [, check] = one.path;
      const at = (one.case ?? 1) - 1;
      const about = one.part === 'check' ? instrument.checks[Number(check)]?.cases[at] : undefined;
      if (!about) return [];
      const place: ConditionPlace = { of: 'check', id: one.id, case: at + 1 };
      const read = itemsRead(one.expression, conditions);
      const unknown = about.items.filter((item) => !items.has(item) && !read.includes(item));
      return [
        ...unknown.map((item): LintFault => ({ fault: 'unknown-item', place, item })),
        ...inside(one),
        ...unmeasured(one, instrument, measured),
        ...unlessNothing(about, place, instrument),
      ];
    }),
    ...unlisted.map((language): LintFault => ({ fault: 'official-unlisted', language })),
  ]);
}
