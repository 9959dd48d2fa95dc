import { type Item, outlineOf } from '../../engine/outline.ts';
import type { Value } from '../../engine/value.ts';
import type { Cell } from '../csv.ts';
import type { Delivered } from './delivered.ts';
import { insideScope } from './scope.ts';
import { type Standing, standingOf } from './standing.ts';

/** What an item comes to in a table of variables: as it stands, but for one that the EU does not ask this enterprise. */
export type Status = Standing | 'outside_eu_scope';

/** The names of the columns of an export with one line an item. */
export const longColumns: readonly string[] = [
  ...['id', 'case', 'enterprise', 'supersedes', 'simulated'],
  ...['item', 'variable', 'value', 'number', 'status'],
];

/** The lines of a response in such an export: its items in order; a choice has one for each option that is a variable. */
export function longRows(of: Delivered): Cell[][] {
  const { document, to } = of;
  const { id, case: named, supersedes, simulated } = document;
  const head = [id, named?.id ?? null, named?.enterpriseNumber ?? null, supersedes ?? null, simulated ?? false];
  return [...outlineOf(to.instrument).items.values()].flatMap((item) => {
    const status = statusOf(item, of);
    return variablesIn(item, of).map(({ name, variable, value }) => [
      ...head,
      ...[name, variable ?? null, value ?? null, numberOf(item, value), status],
    ]);
  });
}

function statusOf(item: Item, of: Delivered): Status {
  return insideScope(of, item.module) === false ? 'outside_eu_scope' : standingOf(item.id, of.document);
}

interface Variable {
  readonly name: string;
  readonly variable: string | undefined;
  readonly value: Value | undefined;
}

function variablesIn({ id }: Item, { document: { answers }, to }: Delivered): Variable[] {
  const entry = to.codebook?.items[id];
  const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
  if (!entry?.options) return [{ name: id, variable: entry?.variable, value: answer }];
  return Object.entries(entry.options).map(([letter, variable]) => ({
    name: `${id}.${letter}`,
    variable,
    value: answer === undefined ? undefined : answer === letter ? 'yes' : 'no',
  }));
}

/** A value as statistics reckons with it: 1 for yes, 0 for no; of a text, and of an option's letter, nothing. */
function numberOf({ type }: Item, value: Value | undefined): Cell {
  if (typeof value === 'number') return value;
  const isIndicator = type === 'yesNo' || type === 'choice';
  return isIndicator && (value === 'yes' || value === 'no') ? Number(value === 'yes') : null;
}
