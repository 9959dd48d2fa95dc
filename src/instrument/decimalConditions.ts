import { canonicalDecimal } from './decimal.ts';
import type { Expression } from './expression/expression.ts';
import { numberLiteral } from './expression/numberLiteral.ts';
import { layoutOf } from './layout.ts';
import type { Question } from './question.ts';
import type { Instrument } from './schema.ts';

/** An expression with each text that is compared with one of these items as a number. */
function withNumbersBeside(expression: Expression, items: ReadonlySet<string>): Expression {
  if (!('call' in expression)) return expression;
  const [left, right] = expression.args;
  if (expression.call === '=' && left && right && 'name' in left && items.has(left.name) && 'text' in right)
    return { call: '=', args: [left, canonicalDecimal.test(right.text) ? numberLiteral(right.text) : right] };
  return { ...expression, args: expression.args.map((arg) => withNumbersBeside(arg, items)) };
}

/** A questionnaire of format 1, where a decimal number is compared with its text. */
export function withDecimals(instrument: Instrument): Instrument {
  const questions = instrument.modules.flatMap(({ sections }) => sections.flatMap((section) => section.questions));
  const decimals = questions.flatMap((question) => layoutOf(question).items.filter((item) => 'digits' in item));
  if (decimals.length === 0) return instrument;
  const ids = new Set(decimals.map(({ id }) => id));
  const gated = (question: Question): Question =>
    question.gate ? { ...question, gate: withNumbersBeside(question.gate, ids) } : question;
  return {
    ...instrument,
    modules: instrument.modules.map((module) => ({
      ...module,
      sections: module.sections.map((section) => ({ ...section, questions: section.questions.map(gated) })),
    })),
    checks: instrument.checks.map((check) => ({
      ...check,
      cases: check.cases.map((one) => ({ ...one, when: withNumbersBeside(one.when, ids) })),
    })),
  };
}
