/** What must hold of earlier answers. A blank answer equals nothing. */
export type Condition =
  | { readonly is: readonly [item: string, value: Value] }
  | { readonly isNot: readonly [item: string, value: Value] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

export type Value = string | number;
export type Answers = Readonly<Record<string, Value>>;

/** All of these conditions as one; undefined where there are none. */
export function allOf(...conditions: readonly (Condition | undefined)[]): Condition | undefined {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length > 1 ? { all: given } : given[0];
}

/** The items that a condition reads, each once. */
export function itemsRead(condition: Condition | undefined): string[] {
  if (!condition) return [];
  if ('is' in condition) return [condition.is[0]];
  if ('isNot' in condition) return [condition.isNot[0]];
  return [...new Set(('all' in condition ? condition.all : condition.any).flatMap(itemsRead))];
}

/** Whether a condition holds; no condition always does. */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (!condition) return true;
  if ('is' in condition) return answers[condition.is[0]] === condition.is[1];
  if ('isNot' in condition) return answers[condition.isNot[0]] !== condition.isNot[1];
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  return condition.any.some((part) => holds(part, answers));
}

/** How a language writes conditions. */
export interface Notation {
  readonly compare: (item: string, value: Value, equal: boolean) => string;
  readonly and: string;
  readonly or: string;
}

/** A condition in the notation of a language. */
export function written(condition: Condition, notation: Notation): string {
  if ('is' in condition) return notation.compare(...condition.is, true);
  if ('isNot' in condition) return notation.compare(...condition.isNot, false);
  const parts = 'all' in condition ? condition.all : condition.any;
  return `(${parts.map((part) => written(part, notation)).join('all' in condition ? notation.and : notation.or)})`;
}
