import { exactOf } from '../engine/exact.ts';
import { type Item, optionsOf, outlineOf } from '../engine/outline.ts';
import type { Instrument } from '../instrument/schema.ts';
import type { LintFault } from './fault.ts';

/** The options of an item that have a gate of their own, by their codes. */
export const gatedOptionsOf = (item: Item): string[] => Object.keys(('optionGates' in item && item.optionGates) || {});

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

/** What is wrong with the settings of items: totals, bounds, options, lists, currencies. */
export const itemSettingFaults = (instrument: Instrument): LintFault[] => [
  ...splits(instrument),
  ...bounds(instrument),
  ...strayOptions(instrument),
  ...currencies(instrument),
];
