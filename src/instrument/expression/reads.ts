import { type Expression, type Reference, termsOf } from './expression.ts';

/** The references of an expression in its own order, each as often as it stands there. */
export function referencesIn(expression: Expression): Reference[] {
  if ('name' in expression) return [expression];
  return 'args' in expression ? termsOf(expression).flatMap(referencesIn) : [];
}

/** The names of items and conditions that an expression reads, in its own order, each once; not what is given. */
export const namesRead = (expression: Expression): string[] => [
  ...new Set(referencesIn(expression).flatMap(({ name, of }) => (of === 'given' ? [] : [name]))),
];

/** Named conditions, by their names. */
export type Conditions = Readonly<Record<string, Expression>>;

/** The items that an expression reads, in its own order, each once; named conditions are opened up. */
export const itemsRead = (expression: Expression, conditions: Conditions): string[] =>
  itemsNamed(expression, conditions, namesRead);

/** The items among the names that an expression gives, in its own order, each once; named conditions are opened up. */
export function itemsNamed(
  expression: Expression,
  conditions: Conditions,
  namesIn: (part: Expression) => readonly string[],
): string[] {
  const opened = new Set<string>();
  const items = new Set<string>();
  const open = (part: Expression): void => {
    for (const name of namesIn(part)) {
      const condition = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
      if (!condition) items.add(name);
      else if (!opened.has(name)) {
        opened.add(name);
        open(condition);
      }
    }
  };
  open(expression);
  return [...items];
}
