import { deepestExpression, longestExpression, mostParts } from '../limits.ts';

/** What is wrong with the text of an expression. */
type Wrong =
  | { readonly kind: 'too-long' | 'too-deep' | 'too-many-parts' | 'unended-text' | 'chained' | 'bracket-not' }
  | { readonly kind: 'double-quote' | 'many-points' | 'empty' | 'no-where' }
  | { readonly kind: 'unknown-sign' | 'bad-number' | 'bad-date' | 'unknown-function'; readonly text: string }
  | { readonly kind: 'reserved'; readonly text: string }
  /** `found`: undefined where the text ends. */
  | { readonly kind: 'no-operand' | 'no-operator'; readonly found: string | undefined }
  | { readonly kind: 'no-sign' | 'no-name'; readonly wanted: string; readonly found: string | undefined }
  | { readonly kind: 'arguments'; readonly text: string; readonly takes: number; readonly given: number };

/** What is wrong with the text of an expression, and at which character, counted from 0. */
export type ExpressionFault = Wrong & { readonly at: number };

/** What is meant by signs of other languages, and of word processors. */
const meantBySign: Readonly<Record<string, string>> = {
  ...{ '!': '"not" or "<>"', '&': '"and"', '|': '"or"', '≠': '"<>"', '≤': '"<="', '≥': '">="' },
  ...{ '×': '"*"', '÷': '"/"', '–': '"-"', '−': '"-"', '‘': "'yes'", '’': "'yes'", '`': "'yes'" },
  ...{ '“': "'yes'", '”': "'yes'", '„': "'yes'", '«': "'yes'", '»': "'yes'" },
};
/** What is meant by what stands in the place of a number or a name, or of an operator. */
const meantByOperand: Readonly<Record<string, string>> = { '.': 'a digit before the point, as in 0.5', '=': 'one "="' };
const meantByOperator: Readonly<Record<string, string>> = {
  ...{ ',': 'a number with a point, as in 1.5', AND: '"and"', And: '"and"', OR: '"or"', Or: '"or"' },
};

const hint = (meant: Readonly<Record<string, string>>, found = ''): string =>
  Object.hasOwn(meant, found) ? `: write ${meant[found]}` : '';

/** A sign in quotes; one that nobody sees, by its number. */
const signText = (sign: string): string =>
  /^[\p{Z}\p{C}]$/u.test(sign)
    ? `a character that is not seen (U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`
    : `"${sign}"`;

const foundText = (found: string | undefined): string => (found === undefined ? 'the end' : `"${found}"`);

function wordsOf(fault: Wrong): string {
  switch (fault.kind) {
    case 'empty':
      return 'nothing stands here';
    case 'too-long':
      return `longer than ${longestExpression} characters`;
    case 'too-deep':
      return `more than ${deepestExpression} expressions within one another`;
    case 'too-many-parts':
      return `more than ${mostParts} parts`;
    case 'unended-text':
      return "this text has no closing quote (a quote within it is written as '')";
    case 'double-quote':
      return "a text stands in single quotes, as in 'yes'";
    case 'unknown-sign':
      return `${signText(fault.text)} means nothing here${hint(meantBySign, fault.text)}`;
    case 'bad-number':
      return `"${fault.text}" is no number: they are written as 12 or 0.5, with at most 24 digits before the point and 10 behind`;
    case 'bad-date':
      return `"${fault.text}" is no date: they are written as date('2014-07-01')`;
    case 'unknown-function':
      return `there is no function ${fault.text}`;
    case 'no-where':
      return '"where" stands behind what is reckoned over rows, as in sum(awards.amount where isLarge)';
    case 'reserved':
      return `"${fault.text}" is a word of the language, and names nothing by itself`;
    case 'many-points':
      return 'a name has two points at most';
    case 'chained':
      return 'comparisons do not follow one another: join two of them by "and"';
    case 'bracket-not':
      return '"not" stands in brackets here';
    case 'no-operand':
      return `a name, number, text or bracket is expected, not ${foundText(fault.found)}${hint(meantByOperand, fault.found)}`;
    case 'no-operator':
      return `an operator or the end is expected, not ${foundText(fault.found)}${hint(meantByOperator, fault.found)}`;
    case 'no-sign':
      return `${fault.wanted} is expected, not ${foundText(fault.found)}`;
    case 'no-name':
      return `a name is expected behind "${fault.wanted}", not ${foundText(fault.found)}`;
    case 'arguments':
      return `${fault.text} takes ${fault.takes}, not ${fault.given}`;
  }
}

/** A fault of an expression in one line: "character 12: …", counted from 1. */
export const expressionFaultText = (fault: ExpressionFault): string => `character ${fault.at + 1}: ${wordsOf(fault)}`;
