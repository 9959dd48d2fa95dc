import { answersTell, type Ternary } from '../engine/answersTell.ts';
import type { Item } from '../engine/outline.ts';
import { rowOf } from '../engine/types/table.ts';
import type { Value } from '../engine/value.ts';
import { addressIn } from '../instrument/address.ts';
import { scopesOf } from '../instrument/codebook.ts';
import type { Expression } from '../instrument/expression/expression.ts';
import { criterionName } from './columns.ts';
import type { Cell, CsvForm } from './csv.ts';
import type { Delivered } from './delivered.ts';
import { exportNumberOf, indicator } from './number.ts';
import { partsWithin } from './partsWithin.ts';
import type { Questionnaire } from './questionnaire.ts';
import { rosterNamesOf, rowsAt } from './rosterTables.ts';

/** Whether the EU asks this enterprise about an item, as far as its answers tell. */
type Scope = 'in' | 'outside' | 'unknown';

/**
 * The names of the columns of an export with one line an item. `code` names the response: under the same id another sender may
 * have sent something else.
 */
export const longColumns: readonly string[] = [
  ...['id', 'case', 'enterprise', 'supersedes', 'simulated'],
  ...['item', 'variable', 'value', 'number', 'status', 'scope', 'row', 'code'],
];

/**
 * What writes the lines of a response in such an export: its items in order, those of rows row by row behind the line of
 * their roster; a choice has one for each option that is a variable. Criteria come behind the items beside which they stand.
 */
export function longWriter(to: Questionnaire, { separator, field }: CsvForm): (of: Delivered) => string {
  const places = new Map(
    [undefined, ...rosterNamesOf([to])].map((roster) => [
      roster,
      partsWithin(to.instrument, roster).flatMap((placed): LongPart[] => {
        const named = (name: string, code = '') => ['', field(name), field(code), ''].join(separator);
        if ('roster' in placed) return [{ ...placed, named: named(placed.roster) }];
        if ('criterion' in placed) return [{ ...placed, named: named(criterionName(placed.criterion)) }];
        return variablesIn(placed.item, to).map(({ name, code, ...variable }) => ({
          ...variable,
          named: named(name, code),
        }));
      }),
    ]),
  );
  const variables = [...places.values()].flat().filter((part) => 'item' in part);
  const inside = new Map(variables.map((one) => [one.scope, answersTell(to.instrument, one.inside)]));
  return (of) => {
    const { document } = of;
    const { id, case: named, supersedes, simulated, answers } = document;
    const head = [id, named?.id ?? null, named?.enterpriseNumber ?? null, supersedes ?? null, simulated ?? false];
    const before = head.map(field).join(separator);
    const scopes = new Map([...inside].map(([scope, tell]) => [scope, scopeWord(tell(answers))]));
    const behind = `${separator}${field(of.receipt.code)}\r\n`;
    const line = (about: string, cells: readonly Cell[]) =>
      `${before}${about}${cells.map(field).join(separator)}${behind}`;
    const variableLine = (variable: LongVariable, row: string | undefined): string => {
      const { item, named: about, option } = variable;
      const address = row === undefined ? item.name : addressIn(row, item.name);
      const computed = document.computed?.[address];
      const answer = Object.hasOwn(answers, address) ? answers[address] : computed;
      const value = option === undefined || answer === undefined ? answer : holds(item, answer, option) ? 'yes' : 'no';
      const scope = scopes.get(variable.scope) ?? 'in';
      // Whoever averages it counts no one whom the EU does not ask.
      const number = scope === 'in' ? numberOf(variable, value) : null;
      return line(about, [
        value ?? null,
        number,
        computed === undefined ? of.statusOf(address) : 'computed',
        scope,
        row ?? null,
      ]);
    };
    const linesIn = (roster: string | undefined, row: string | undefined): string => {
      let lines = '';
      for (const part of places.get(roster) ?? []) {
        if ('item' in part) {
          lines += variableLine(part, row);
          continue;
        }
        if ('criterion' in part) {
          const state = document.outcome?.[row === undefined ? part.criterion : addressIn(row, part.criterion)];
          if (state) lines += line(part.named, [state, null, 'computed', 'in', row ?? null]);
          continue;
        }
        const inner = rowsAt(of, part.roster, row);
        const status = of.statusOf(row === undefined ? part.roster : addressIn(row, part.roster));
        const count = status === 'answered' ? inner.length : null;
        lines += line(part.named, [count, count, status, 'in', row ?? null]);
        for (const { address } of inner) lines += linesIn(part.roster, address);
      }
      return lines;
    };
    return linesIn(undefined, undefined);
  };
}

/** Whether an answer is an option, or holds it among others. */
const holds = (item: Item, answer: Value, option: string): boolean =>
  rowOf(item).codes?.(answer).includes(option) ?? answer === option;

const scopeWord = (inside: Ternary): Scope => (inside === undefined ? 'unknown' : inside ? 'in' : 'outside');

/** What has lines: a variable, the rows of a roster, or a criterion; `named` is what the line says of it. */
type LongVariable = Omit<Variable, 'name' | 'code'> & { readonly named: string };
type LongPart =
  | LongVariable
  | { readonly roster: string; readonly named: string }
  | { readonly criterion: string; readonly named: string };

/** A line that each response has, or each row: an item, or an option of one. */
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
