import { type Item, outlineOf } from '../../engine/outline.ts';
import type { Value } from '../../engine/value.ts';
import { type Cell, csvField, csvLine } from '../csv.ts';
import type { Delivered } from './delivered.ts';
import type { ItemStatus } from './itemStatus.ts';
import { exportNumberOf, indicator } from './number.ts';
import type { Questionnaire } from './questionnaire.ts';
import { insideScope } from './scope.ts';

/** The status of a variable: that of its item, unless the EU does not ask this enterprise about it. */
export type VariableStatus = ItemStatus | 'outside_eu_scope';

/** Whether the EU asks this enterprise about an item, as far as its answers tell. */
type Scope = 'in' | 'outside' | 'unknown';

/** The names of the columns of an export with one line an item. */
export const longColumns: readonly string[] = [
  ...['id', 'case', 'enterprise', 'supersedes', 'simulated'],
  ...['item', 'variable', 'value', 'number', 'status', 'scope'],
];

/** What writes the lines of a response in such an export: its items in order; a choice has one for each option that is a variable. */
export function longWriter(to: Questionnaire): (of: Delivered) => string {
  const variables = [...outlineOf(to.instrument).items.values()].flatMap((item) => variablesIn(item, to));
  const modules = new Set(variables.map(({ item }) => item.module));
  return (of) => {
    const { document } = of;
    const { id, case: named, supersedes, simulated, answers } = document;
    const head = [id, named?.id ?? null, named?.enterpriseNumber ?? null, supersedes ?? null, simulated ?? false];
    const before = head.map(csvField).join(',');
    const scopes = new Map([...modules].map((module) => [module, scopeOf(of, module)]));
    let lines = '';
    for (const variable of variables) {
      const { item, named: about, option } = variable;
      const answer = Object.hasOwn(answers, item.id) ? answers[item.id] : undefined;
      const value = option === undefined || answer === undefined ? answer : answer === option ? 'yes' : 'no';
      const scope = scopes.get(item.module) ?? 'in';
      const status: VariableStatus = scope === 'outside' ? 'outside_eu_scope' : of.statusOf(item.id);
      // Whoever averages it counts no one whom the EU does not ask.
      const number = scope === 'in' ? numberOf(variable, value) : null;
      lines += `${before}${about}${csvField(value ?? null)},${csvField(number)},${status},${scope}\r\n`;
    }
    return lines;
  };
}

function scopeOf(of: Delivered, module: string): Scope {
  const inside = insideScope(of, module);
  return inside === undefined ? 'unknown' : inside ? 'in' : 'outside';
}

/** A line that each response has: an item, or an option of one. */
interface Variable {
  readonly item: Item;
  readonly option: string | undefined;
  /** Its name and its code as they stand in each line, a comma on each side. */
  readonly named: string;
}

function variablesIn(item: Item, { codebook }: Questionnaire): Variable[] {
  const entry = codebook?.items[item.id];
  const named = (name: string, variable = '') => `,${csvField(name)},${csvField(variable)},`;
  if (!entry?.options) return [{ item, option: undefined, named: named(item.id, entry?.variable) }];
  return Object.entries(entry.options).map(([letter, variable]) => ({
    item,
    option: letter,
    named: named(`${item.id}.${letter}`, variable),
  }));
}

/** A value as statistics reckons with it: of a text, and of an option's letter, nothing. */
function numberOf({ item, option }: Variable, value: Value | undefined): Cell {
  if (value === undefined) return null;
  const number = option === undefined ? exportNumberOf(item) : indicator;
  return number?.(value) ?? null;
}

/** The line that names the columns. */
export const longHead = csvLine(longColumns);
