import { optionsOf, outlineOf } from '../engine/outline.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { IdKind, LintFault } from './fault.ts';

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

/** What is wrong with the ids of an instrument, whatever they name. */
export const idFaults = (instrument: Instrument): LintFault[] => [
  ...duplicates(instrument),
  ...inherited(instrument, outlineOf(instrument).items.keys()),
];
