import type { Call, Expression } from './expression.ts';
import { binding, infixes, isInfix } from './operators.ts';

/** An expression as text, with the fewest brackets: read again, it is the same. */
export const expressionText = (expression: Expression): string => textAt(expression, binding.or);

/** @param least how closely an operator must bind to need no brackets here */
function textAt(expression: Expression, least: number): string {
  if ('truth' in expression) return String(expression.truth);
  if ('number' in expression) return String(expression.number);
  if ('text' in expression) return quoted(expression.text);
  if ('date' in expression) return `date(${quoted(expression.date)})`;
  if ('name' in expression)
    return expression.of === undefined ? expression.name : `${expression.of}.${expression.name}`;
  const { binds, text } = called(expression);
  return binds < least ? `(${text})` : text;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A number behind a sign would be read as one with it. */
const isPlainNumber = (expression: Expression | undefined): boolean =>
  expression !== undefined && 'number' in expression && !String(expression.number).startsWith('-');

function called({ call, args, where }: Call): { readonly binds: number; readonly text: string } {
  if (isInfix(call)) {
    const binds = infixes[call];
    // Operators that are reckoned with go from left to right, so the first may be of their own kind.
    const own = call === '+' || call === '-' || call === '*' || call === '/' ? binds : binds + 1;
    return { binds, text: args.map((arg, at) => textAt(arg, at === 0 ? own : binds + 1)).join(` ${call} `) };
  }
  const [first] = args;
  if (call === 'not' && first) return { binds: binding.not, text: `not ${textAt(first, binding.not)}` };
  if (call === 'negate' && first) {
    const inner = textAt(first, binding.sign);
    return { binds: binding.sign, text: isPlainNumber(first) ? `-(${inner})` : `-${inner}` };
  }
  const filter = where ? ` where ${expressionText(where)}` : '';
  return { binds: Number.POSITIVE_INFINITY, text: `${call}(${args.map(expressionText).join(', ')}${filter})` };
}
