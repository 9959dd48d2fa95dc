import type { Expression } from './expression/expression.ts';
import type { Question } from './question.ts';
import type { Instrument } from './schema.ts';

/** An expression where it stands in a questionnaire: the gate of a part of it, a named condition, or a case of a check. */
export interface Placed {
  readonly part: 'module' | 'section' | 'question' | 'item' | 'option' | 'condition' | 'check';
  readonly id: string;
  /** Of a check: which of its cases, counted from 1. */
  readonly case?: number;
  /** The way to it in the file. */
  readonly path: readonly (string | number)[];
  readonly expression: Expression;
}

type Gated = { readonly gate?: Expression | undefined };

const gateOf = (part: Placed['part'], id: string, { gate }: Gated, path: Placed['path']): Placed[] =>
  gate ? [{ part, id, path: [...path, 'gate'], expression: gate }] : [];

/** The gates of the options of an item; `P2.BE` is option BE of item P2. */
const optionsIn = (row: object, item: string, path: Placed['path']): Placed[] =>
  Object.entries(('optionGates' in row ? row.optionGates : undefined) ?? {}).map(
    ([code, expression]): Placed => ({
      part: 'option',
      id: `${item}.${code}`,
      path: [...path, 'optionGates', code],
      expression,
    }),
  );

function inQuestion(question: Question, path: Placed['path']): Placed[] {
  const rows =
    'fields' in question
      ? question.fields.map((row, at) => ({ row, path: [...path, 'fields', at] }))
      : 'items' in question
        ? question.items.map((row, at) => ({ row, path: [...path, 'items', at] }))
        : [];
  return [
    ...gateOf('question', question.id, question, path),
    ...('item' in question ? optionsIn(question, question.item, path) : []),
    ...rows.flatMap(({ row, path: own }) =>
      typeof row === 'string' ? [] : [...gateOf('item', row.item, row, own), ...optionsIn(row, row.item, own)],
    ),
  ];
}

/** The expressions of a questionnaire in its own order: named conditions, gates from outside in, checks. */
export const expressionsIn = ({ conditions, modules, checks }: Instrument): Placed[] => [
  ...Object.entries(conditions).map(
    ([id, expression]): Placed => ({ part: 'condition', id, path: ['conditions', id], expression }),
  ),
  ...modules.flatMap((module, moduleAt) => [
    ...gateOf('module', module.id, module, ['modules', moduleAt]),
    ...module.sections.flatMap((section, sectionAt) => {
      const path = ['modules', moduleAt, 'sections', sectionAt];
      return [
        ...gateOf('section', section.id, section, path),
        ...section.questions.flatMap((question, at) => inQuestion(question, [...path, 'questions', at])),
      ];
    }),
  ]),
  ...checks.flatMap(({ id, cases }, checkAt) =>
    cases.map(
      ({ when }, at): Placed => ({
        part: 'check',
        id,
        case: at + 1,
        path: ['checks', checkAt, 'cases', at, 'when'],
        expression: when,
      }),
    ),
  ),
];
