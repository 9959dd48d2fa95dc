import type { Expression } from './expression/expression.ts';
import type { Wanted } from './expression/kinds.ts';
import { isOfList } from './gatedOptions.ts';
import { kindOf } from './itemTypes.ts';
import { layoutOf } from './layout.ts';
import { listed } from './listed.ts';
import type { Options } from './options.ts';
import type { Question } from './question.ts';
import type { Rosters } from './roster.ts';
import { rosterNamed } from './rosterPath.ts';
import type { Instrument } from './schema.ts';

/** An expression where it stands in a questionnaire: the gate of a part of it, a named condition, a case of a check, or a criterion. */
export interface Placed {
  readonly part: 'module' | 'section' | 'question' | 'item' | 'option' | 'condition' | 'check' | 'roster' | 'criterion';
  readonly id: string;
  /** Of a check: which of its cases, counted from 1. */
  readonly case?: number;
  /** The way to it in the file. */
  readonly path: readonly (string | number)[];
  readonly expression: Expression;
  /** The roster in whose rows it stands; of a named condition, what it reads says that. */
  readonly roster?: string | undefined;
  /** What it gives, where that is not whether something holds. */
  readonly gives?: Wanted;
  /** Of the options of an item: the roster whose rows it asks of, one by one. */
  readonly of?: string;
}

interface Choosable {
  readonly options?: Options;
  readonly optionGates?: Readonly<Record<string, Expression>> | undefined;
}

type Gated = { readonly gate?: Expression | undefined };

const gateOf = (part: Placed['part'], id: string, { gate }: Gated, path: Placed['path']): Placed[] =>
  gate ? [{ part, id, path: [...path, 'gate'], expression: gate }] : [];

/** The gates of the options of an item; `P2.BE` is option BE of item P2. */
const optionsIn = (row: Choosable, item: string, path: Placed['path']): Placed[] => [
  ...rowsAsked(row, item, path),
  ...Object.entries(row.optionGates ?? {}).map(
    ([code, expression]): Placed => ({
      part: 'option',
      id: `${item}.${code}`,
      path: [...path, ...(isOfList(expression) ? ['options', 'where'] : ['optionGates', code])],
      expression,
    }),
  ),
];

/** What a row must be to be one of the options of an item. */
const rowsAsked = ({ options }: Choosable, item: string, path: Placed['path']): Placed[] =>
  options !== undefined && 'rows' in options && options.where
    ? [{ part: 'item', id: item, path: [...path, 'options', 'where'], expression: options.where, of: options.rows }]
    : [];

/** The expressions of rosters. */
const rosterExpressions = (rosters: Rosters = {}): Placed[] =>
  Object.entries(rosters).flatMap(([id, { gate, min, limit, in: roster }]) => [
    ...gateOf('roster', id, { gate }, ['rosters', id]).map((placed) => ({ ...placed, roster })),
    ...Object.entries({ min, limit }).flatMap(([name, bound]): Placed[] =>
      typeof bound === 'object'
        ? [{ part: 'roster', id, path: ['rosters', id, name], expression: bound, roster, gives: { kind: 'number' } }]
        : [],
    ),
  ]);

/** What is computed: yes or no is whether something holds, and an option its code, as a text or out of another item. */
function computedBy(question: Question, path: Placed['path'], lists: Instrument['lists']): Placed[] {
  return layoutOf(question).items.flatMap((declared): Placed[] => {
    const item = listed(declared, lists);
    if (!item.is) return [];
    const { kind, codes: fixed } = kindOf(item);
    const codes = 'options' in item && !item.ofRows ? { codes: item.options } : {};
    const currency = 'currency' in item ? { currency: item.currency } : {};
    const gives: Wanted = fixed ? { kind: 'truth' } : { kind, item: item.id, ...codes, ...currency };
    return [{ part: 'question', id: question.id, path: [...path, 'is'], expression: item.is, gives }];
  });
}

function inQuestion(question: Question, path: Placed['path'], lists: Instrument['lists']): Placed[] {
  const rows =
    'fields' in question
      ? question.fields.map((row, at) => ({ row, path: [...path, 'fields', at] }))
      : 'items' in question
        ? question.items.map((row, at) => ({ row, path: [...path, 'items', at] }))
        : [];
  return [
    ...gateOf('question', question.id, question, path),
    ...computedBy(question, path, lists),
    ...('options' in question ? optionsIn(question, question.item, path) : []),
    ...rows.flatMap(({ row, path: own }) =>
      typeof row === 'string'
        ? []
        : [...gateOf('item', row.item, row, own), ...('options' in row ? optionsIn(row, row.item, own) : [])],
    ),
  ];
}

/** The criteria of an outcome, each in its own order. */
const criteriaIn = (outcome: Instrument['outcome']): Placed[] =>
  (outcome?.criteria ?? []).flatMap(({ id, for: roster, ...criterion }, at) =>
    Object.entries(criterion).flatMap(([part, expression]): Placed[] =>
      expression ? [{ part: 'criterion', id, path: ['outcome', 'criteria', at, part], expression, roster }] : [],
    ),
  );

/** The gates of modules and all that is in them. That of a part that is asked row by row is, but where its roster begins. */
function partsIn({ rosters, modules, lists }: Pick<Instrument, 'rosters' | 'modules' | 'lists'>): Placed[] {
  const begun = new Set<string>();
  const gateFor = (roster: string | undefined): string | undefined => {
    if (roster === undefined || begun.has(roster)) return roster;
    begun.add(roster);
    return rosterNamed(rosters, roster)?.in;
  };
  return modules.flatMap((module, moduleAt) => {
    const around = gateFor(module.for);
    return [
      ...gateOf('module', module.id, module, ['modules', moduleAt]).map((placed) => ({ ...placed, roster: around })),
      ...module.sections.flatMap((section, sectionAt) => {
        const path = ['modules', moduleAt, 'sections', sectionAt];
        const roster = section.for ?? module.for;
        const own = gateFor(roster);
        return [
          ...gateOf('section', section.id, section, path).map((placed) => ({ ...placed, roster: own })),
          ...section.questions
            .flatMap((question, at) => inQuestion(question, [...path, 'questions', at], lists))
            .map((placed) => ({ ...placed, roster })),
        ];
      }),
    ];
  });
}

/** The expressions of a questionnaire in its own order: named conditions, gates from outside in, checks, criteria. */
export const expressionsIn = ({ conditions, rosters, modules, lists, checks, outcome }: Instrument): Placed[] => [
  ...Object.entries(conditions).map(
    ([id, expression]): Placed => ({ part: 'condition', id, path: ['conditions', id], expression }),
  ),
  ...rosterExpressions(rosters),
  ...partsIn({ rosters, modules, lists }),
  ...checks.flatMap(({ id, cases, for: roster }, checkAt) =>
    cases.map(
      ({ when }, at): Placed => ({
        part: 'check',
        id,
        case: at + 1,
        path: ['checks', checkAt, 'cases', at, 'when'],
        expression: when,
        roster,
      }),
    ),
  ),
  ...criteriaIn(outcome),
];
