import { answersTell, type Ternary } from '../engine/answersTell.ts';
import { type Item, outlineOf } from '../engine/outline.ts';
import { rowOf } from '../engine/types/table.ts';
import type { Value } from '../engine/value.ts';
import { scopesOf } from '../instrument/codebook.ts';
import type { Expression } from '../instrument/expression/expression.ts';
import type { Cell, CsvForm } from './csv.ts';
import type { Delivered } from './delivered.ts';
import { exportNumberOf, indicator } from './number.ts';
import type { Questionnaire } from './questionnaire.ts';

/** Whether the EU asks this enterprise about an item, as far as its answers tell. */
type Scope = 'in' | 'outside' | 'unknown';

/** The names of the columns of an export with one line an item. */
export const longColumns: readonly string[] = [
  ...['id', 'case', 'enterprise', 'supersedes', 'simulated'],
  ...['item', 'variable', 'value', 'number', 'status', 'scope'],
];

/** What writes the lines of a response in such an export: its items in order; a choice has one for each option that is a variable. */
export function longWriter(to: Questionnaire, { separator, field }: CsvForm): (of: Delivered) => string {
  const variables = [...outlineOf(to.instrument).items.values()].flatMap((item) =>
    variablesIn(item, to).map(({ name, code, ...variable }) => ({
      ...variable,
      named: ['', field(name), field(code), ''].join(separator),
    })),
  );
  const inside = new Map(variables.map((one) => [one.scope, answersTell(to.instrument, one.inside)]));
  return (of) => {
    const { document } = of;
    const { id, case: named, supersedes, simulated, answers } = document;
    const head = [id, named?.id ?? null, named?.enterpriseNumber ?? null, supersedes ?? null, simulated ?? false];
    const before = head.map(field).join(separator);
    const scopes = new Map([...inside].map(([scope, tell]) => [scope, scopeWord(tell(answers))]));
    let lines = '';
    for (const variable of variables) {
      const { item, named: about, option } = variable;
      const answer = Object.hasOwn(answers, item.id) ? answers[item.id] : undefined;
      const value = option === undefined || answer === undefined ? answer : holds(item, answer, option) ? 'yes' : 'no';
      const scope = scopes.get(variable.scope) ?? 'in';
      const status = of.statusOf(item.id);
      // Whoever averages it counts no one whom the EU does not ask.
      const number = scope === 'in' ? numberOf(variable, value) : null;
      const cells = field(value ?? null) + separator + field(number) + separator + status + separator + scope;
      lines += `${before}${about}${cells}\r\n`;
    }
    return lines;
  };
}

/** Whether an answer is an option, or holds it among others. */
const holds = (item: Item, answer: Value, option: string): boolean =>
  rowOf(item).codes?.(answer).includes(option) ?? answer === option;

const scopeWord = (inside: Ternary): Scope => (inside === undefined ? 'unknown' : inside ? 'in' : 'outside');

/** A line that each response has: an item, or an option of one. */
interface Variable {
  readonly item: Item;
  readonly option: string | undefined;
  readonly name: string;
  /** Its code at Eurostat; empty: it has none. */
  readonly code: string;
  /** What must hold of whom the EU asks about it; and the same as a key, since many have the same. */
  readonly inside: readonly Expression[];
  readonly scope: string;
}

function variablesIn(item: Item, { codebook }: Questionnaire): Variable[] {
  const entry = codebook?.items[item.id];
  const inside = scopesOf(codebook, item);
  const both = { item, inside, scope: JSON.stringify(inside) };
  if (!entry?.options) return [{ ...both, option: undefined, name: item.id, code: entry?.variable ?? '' }];
  return Object.entries(entry.options).map(([letter, variable]) => ({
    ...both,
    option: letter,
    name: `${item.id}.${letter}`,
    code: variable,
  }));
}

/** A value as statistics reckons with it: of a text, and of an option's letter, nothing. */
function numberOf({ item, option }: Pick<Variable, 'item' | 'option'>, value: Value | undefined): Cell {
  if (value === undefined) return null;
  const number = option === undefined ? exportNumberOf(item) : indicator;
  return number?.(value) ?? null;
}
