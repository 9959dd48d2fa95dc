import { exactOf } from '../engine/exact.ts';
import { optionsOf, outlineOf } from '../engine/outline.ts';
import { readEntry } from '../engine/reading.ts';
import { timeItems } from '../engine/timeItem.ts';
import { rowOf } from '../engine/types/table.ts';
import { type Condition, itemsRead } from '../instrument/condition.ts';
import { itemTypes } from '../instrument/itemTypes.ts';
import { typesIn } from '../instrument/layout.ts';
import type { Check, Instrument } from '../instrument/schema.ts';
import type { ConditionPlace, Kind, LintFault } from './fault.ts';
import { decidedByAnswers, itemsOf, leavesOf } from './leaves.ts';

const twice = (kind: Kind, ids: readonly string[]): LintFault[] =>
  [...new Set(ids.filter((id, at) => ids.indexOf(id) < at))].map((id) => ({ fault: 'duplicate-id', kind, id }));

/** Ids that are used twice. */
function duplicates(instrument: Instrument): LintFault[] {
  const { entries } = outlineOf(instrument);
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
      entries.flatMap((entry) => entry.items.map((item) => item.id)),
    ),
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
  ];
}

/** The faults in what a condition reads. */
function faultsIn(condition: Condition, place: ConditionPlace, instrument: Instrument): LintFault[] {
  const { items } = outlineOf(instrument);
  return leavesOf(condition).flatMap((leaf) =>
    [...new Set(itemsOf(leaf))].flatMap((id): LintFault[] => {
      const item = items.get(id);
      if (!item) return [{ fault: 'unknown-item', place, item: id }];
      const isNumber = rowOf(item).number !== undefined;
      if (leaf.op === 'total') return isNumber ? [] : [{ fault: 'not-a-number', place, item: id }];
      if (leaf.op === 'shape') return isNumber ? [{ fault: 'not-a-text', place, item: id }] : [];
      const fits = readEntry(item, leaf.value).kind === 'valid';
      return fits ? [] : [{ fault: 'impossible-value', place, item: id, value: leaf.value }];
    }),
  );
}

/** A time is compared with what the app measures only where the app offers that. */
function unmeasured(when: Check['cases'][number]['when'], place: ConditionPlace, instrument: Instrument): LintFault[] {
  if (when.op !== 'belowMeasured' || !outlineOf(instrument).items.has(when.item)) return [];
  const isMeasured = timeItems(instrument).some(({ id }) => id === when.item);
  return isMeasured ? [] : [{ fault: 'not-measured', place, item: when.item }];
}

/** A case gives way to another check only. */
function unlessNothing({ unless }: Check['cases'][number], place: ConditionPlace, { checks }: Instrument): LintFault[] {
  const isThere = unless === undefined || checks.some(({ id }) => id === unless && id !== place.id);
  return isThere ? [] : [{ fault: 'unknown-check', place, check: unless }];
}

/** The items that a question's gate reads although they are not asked before it. */
function lookingAhead(instrument: Instrument): LintFault[] {
  const { entries, items } = outlineOf(instrument);
  const before = new Set<string>();
  return entries.flatMap(({ question, items: own }) => {
    const ahead = (question.gate ? itemsRead(question.gate) : []).filter(
      (item) => items.has(item) && !before.has(item),
    );
    for (const item of own) before.add(item.id);
    return ahead.map((item): LintFault => ({ fault: 'looks-ahead', question: question.id, item }));
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
    const [least, most] = [exactOf(item.min), exactOf(item.max)];
    const isWrong = least !== undefined && most !== undefined && least > most;
    return isWrong ? [{ fault: 'bad-bounds', item: item.id, min: item.min, max: item.max }] : [];
  });
}

/** Options that are called exclusive and are none, and lists that nothing has its options from. */
function strayOptions(instrument: Instrument): LintFault[] {
  const items = [...outlineOf(instrument).items.values()];
  const used = new Set(items.flatMap((item) => ('list' in item && item.list) || []));
  return [
    ...items.flatMap((item): LintFault[] => {
      const exclusive = ('exclusive' in item && item.exclusive) || [];
      const unknown = exclusive.filter((code) => !optionsOf(item).includes(code));
      return unknown.map((option) => ({ fault: 'unknown-option', item: item.id, option }));
    }),
    ...Object.keys(instrument.lists ?? {})
      .filter((list) => !used.has(list))
      .map((list): LintFault => ({ fault: 'unused-list', list })),
  ];
}

function unusedDomainChecks(instrument: Instrument): LintFault[] {
  const used = typesIn(instrument);
  return itemTypes
    .filter((type) => instrument.domainChecks[type] !== undefined && !used.has(type))
    .map((type) => ({ fault: 'unused-domain-check', type }));
}

/** The faults that show without walking a route: ids, what conditions and checks refer to, domains. */
export function referenceFaults(instrument: Instrument): LintFault[] {
  const { entries, items } = outlineOf(instrument);
  const unlisted = instrument.official.filter((language) => !instrument.languages.includes(language));
  return [
    ...duplicates(instrument),
    ...entries.flatMap(({ question: { id, gate } }) => (gate ? faultsIn(gate, { of: 'gate', id }, instrument) : [])),
    ...lookingAhead(instrument),
    ...splits(instrument),
    ...bounds(instrument),
    ...strayOptions(instrument),
    ...unusedDomainChecks(instrument),
    ...instrument.checks.flatMap(({ id, cases }) =>
      cases.flatMap((one, at): LintFault[] => {
        const place: ConditionPlace = { of: 'check', id, case: at + 1 };
        const when = decidedByAnswers(one.when);
        const unknown = one.items.filter((item) => !items.has(item) && !itemsRead(when).includes(item));
        const dangling = unknown.map((item): LintFault => ({ fault: 'unknown-item', place, item }));
        return [
          ...dangling,
          ...faultsIn(when, place, instrument),
          ...unmeasured(one.when, place, instrument),
          ...unlessNothing(one, place, instrument),
        ];
      }),
    ),
    ...unlisted.map((language): LintFault => ({ fault: 'official-unlisted', language })),
  ];
}
