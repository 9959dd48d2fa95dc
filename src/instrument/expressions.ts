import type { Expression } from './expression/expression.ts';
import type { FunctionName } from './expression/signatures.ts';
import { layoutOf } from './layout.ts';
import type { Instrument } from './schema.ts';

/** Every expression of an instrument: named conditions, gates at every level, cases of checks. */
export function expressionsIn({ conditions, modules, checks }: Instrument): Expression[] {
  const sections = modules.flatMap((module) => module.sections);
  const questions = sections.flatMap((section) => section.questions);
  const items: readonly object[] = questions.flatMap((question) => [...layoutOf(question).items]);
  const gates = [...modules, ...sections, ...questions, ...items].flatMap((part) =>
    'gate' in part && part.gate ? [part.gate as Expression] : [],
  );
  return [
    ...Object.values(conditions),
    ...gates,
    ...checks.flatMap(({ cases }) => cases.map(({ when }) => when)),
  ];
}

/** The functions and operators that an expression has. */
function namesIn(expression: Expression): FunctionName[] {
  return 'call' in expression ? [expression.call, ...expression.args.flatMap(namesIn)] : [];
}

/** The functions and operators that an instrument uses, each once. */
export const functionsIn = (instrument: Instrument): ReadonlySet<FunctionName> =>
  new Set(expressionsIn(instrument).flatMap(namesIn));
