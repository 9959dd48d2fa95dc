import { outlineOf } from '../engine/outline.ts';
import { read } from '../engine/value.ts';
import { type Condition, itemsRead } from '../instrument/condition.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { ConditionPlace, Kind, LintFault } from './fault.ts';
import { itemsOf, leavesOf } from './leaves.ts';

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
    ...entries.flatMap(({ question }) =>
      question.type === 'choice'
        ? twice(
            'option',
            question.options.map((letter) => `${question.item}.${letter}`),
          )
        : [],
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
      if (leaf.op === 'total')
        return item.type === 'percent' || item.type === 'minutes' ? [] : [{ fault: 'not-a-number', place, item: id }];
      if (leaf.op === 'shape')
        return item.type === 'percent' || item.type === 'minutes' ? [{ fault: 'not-a-text', place, item: id }] : [];
      const fits = read(item, { [id]: leaf.value }).kind === 'valid';
      return fits ? [] : [{ fault: 'impossible-value', place, item: id, value: leaf.value }];
    }),
  );
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
  return outlineOf(instrument).entries.flatMap(({ question }): LintFault[] => {
    if (question.type !== 'split') return [];
    const max = 100 * question.items.length;
    const { id, total } = question;
    return total >= 0 && total <= max ? [] : [{ fault: 'bad-split', question: id, total, most: max }];
  });
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
    ...instrument.checks.flatMap(({ id, cases }) =>
      cases.flatMap((one, at) => {
        const place: ConditionPlace = { of: 'check', id, case: at + 1 };
        const unknown = one.items.filter((item) => !items.has(item) && !itemsRead(one.when).includes(item));
        const dangling = unknown.map((item): LintFault => ({ fault: 'unknown-item', place, item }));
        return [...dangling, ...faultsIn(one.when, place, instrument)];
      }),
    ),
    ...unlisted.map((language): LintFault => ({ fault: 'official-unlisted', language })),
  ];
}
