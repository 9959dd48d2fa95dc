import { isDate } from './calendar.ts';
import { canonicalDecimal } from './canonicalDecimal.ts';
import type { Expression } from './expression/expression.ts';
import { numberLiteral } from './expression/numberLiteral.ts';
import type { Kind } from './expression/signatures.ts';
import { kindOf } from './itemTypes.ts';
import { layoutOf } from './layout.ts';
import type { Question } from './question.ts';
import type { Instrument } from './schema.ts';

/** What a text of format 1 is beside an item of a kind: it writes texts, decimal numbers and dates alike. */
function literalBeside(kind: Kind, literal: Expression): Expression {
  if (!('text' in literal)) return literal;
  const { text } = literal;
  if (kind === 'number' && canonicalDecimal.test(text)) return numberLiteral(text);
  return kind === 'date' && isDate(text) ? { date: text } : literal;
}

/** An expression with what is compared with one of these items as a value of its kind. */
function withLiteralsBeside(expression: Expression, kinds: ReadonlyMap<string, Kind>): Expression {
  if (!('call' in expression)) return expression;
  const [left, right] = expression.args;
  const kind = left && 'name' in left ? kinds.get(left.name) : undefined;
  if (expression.call === '=' && left && right && kind) return { call: '=', args: [left, literalBeside(kind, right)] };
  return { ...expression, args: expression.args.map((arg) => withLiteralsBeside(arg, kinds)) };
}

/** A questionnaire of format 1, where decimal numbers and dates are compared with their texts. */
export function withTypedValues(instrument: Instrument): Instrument {
  const questions = instrument.modules.flatMap(({ sections }) => sections.flatMap((section) => section.questions));
  const written = questions.flatMap((question) => layoutOf(question).items.filter((item) => kindOf(item).restsAsText));
  if (written.length === 0) return instrument;
  const kinds = new Map(written.map((item) => [item.id, kindOf(item).kind]));
  const gated = (question: Question): Question =>
    question.gate ? { ...question, gate: withLiteralsBeside(question.gate, kinds) } : question;
  return {
    ...instrument,
    modules: instrument.modules.map((module) => ({
      ...module,
      sections: module.sections.map((section) => ({ ...section, questions: section.questions.map(gated) })),
    })),
    checks: instrument.checks.map((check) => ({
      ...check,
      cases: check.cases.map((one) => ({ ...one, when: withLiteralsBeside(one.when, kinds) })),
    })),
  };
}
