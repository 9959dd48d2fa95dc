import type { Expression, Reference } from './expression/expression.ts';
import { keepOffsets, offsetOf } from './expression/offsets.ts';
import type { CodeList, Options } from './options.ts';
import type { Question } from './question.ts';
import type { Instrument } from './schema.ts';

const ofLists = new WeakSet<Expression>();

/** Whether the gate of an option is what its list says of all of them, once. */
export const isOfList = (gate: Expression): boolean => ofLists.has(gate);

interface Choosable {
  readonly options: Options;
  readonly optionGates?: Readonly<Record<string, Expression>> | undefined;
}

/**
 * A questionnaire in which each option of a list has the gate that `where` gives it: what the list knows of the code in the
 * place of the names of its columns. Whoever reads gates of options need not know of lists.
 */
export function withGatedOptions(instrument: Instrument): Instrument {
  const { lists = {}, modules } = instrument;
  const gated = <Own extends object>(own: Own): Own => {
    const { options, optionGates } = own as Partial<Choosable>;
    if (!options || !('list' in options) || !options.where) return own;
    const list = Object.hasOwn(lists, options.list) ? lists[options.list] : undefined;
    return list ? { ...own, optionGates: gatesOf(options.where, list, optionGates) } : own;
  };
  const inQuestion = (question: Question): Question =>
    question.type === 'list' ? { ...question, items: question.items.map(gated) } : gated(question);
  return {
    ...instrument,
    modules: modules.map((module) => ({
      ...module,
      sections: module.sections.map((section) => ({ ...section, questions: section.questions.map(inQuestion) })),
    })),
  };
}

/** The gate of each code of a list. Codes of which the same is known have the same one, which is worked out once. */
function gatesOf(where: Expression, { codes, columns }: CodeList, own: Choosable['optionGates']) {
  const names = ['code', ...Object.keys(columns)].filter((name) => readsColumn(where, name));
  const known = new Map<string, Expression>();
  return Object.fromEntries(
    codes.map((code, at): [string, Expression] => {
      const row = new Map(names.map((name) => [name, name === 'code' ? code : (columns[name]?.[at] ?? '')]));
      const key = JSON.stringify([...row.values()]);
      const gate = known.get(key) ?? withColumns(where, row);
      known.set(key, gate);
      ofLists.add(gate);
      const other = own && Object.hasOwn(own, code) ? own[code] : undefined;
      return [code, other ? { call: 'and', args: [other, gate] } : gate];
    }),
  );
}

/** Whether a name is read as that of a column: not behind a point, and not where the rows of a roster are asked. */
function readsColumn(part: Expression, name: string): boolean {
  if ('name' in part) return part.of === undefined && part.name === name;
  return 'args' in part && part.args.some((arg) => readsColumn(arg, name));
}

function withColumns(part: Expression, row: ReadonlyMap<string, string>): Expression {
  const made = replaced(part, row);
  const at = offsetOf(part);
  if (at !== undefined) keepOffsets(new Map([[made, at]]));
  return made;
}

function replaced(part: Expression, row: ReadonlyMap<string, string>): Expression {
  if ('name' in part) return referenced(part, row);
  // A copy: each place in the tree has an offset of its own.
  return 'args' in part ? { ...part, args: part.args.map((arg) => withColumns(arg, row)) } : { ...part };
}

/** `outer.country` is the item, where a column has the same name. */
function referenced(part: Reference, row: ReadonlyMap<string, string>): Expression {
  const { name, of } = part;
  const text = of === undefined ? row.get(name) : undefined;
  if (text !== undefined) return { text };
  return of === 'outer' ? { name } : { ...part };
}
