import { fail, ok, type Result } from '../../lib/result.ts';
import type { ExpressionFault } from './expressionFault.ts';

/** A word of an expression: `text` as it means, so a text without its quotes. `end` stands behind the last. */
export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

/** One alternative for each kind, and the last for what is none. */
const word =
  /[ \t\r\n]*(?:(?<name>[A-Za-z][A-Za-z0-9]*)|(?<number>[0-9][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*)|'(?<text>(?:[^']|'')*)'(?!')|(?<sign><>|<=|>=|[-+*/=<>(),.])|(?<end>$)|(?<other>.))/suy;

const kinds = ['name', 'number', 'text', 'sign', 'end'] as const;

/** Splits an expression into its words. In a text, '' is a quote. */
export function tokensOf(expression: string): Result<readonly Token[], ExpressionFault> {
  const tokens: Token[] = [];
  const rest = new RegExp(word);
  for (;;) {
    const groups = rest.exec(expression)?.groups ?? {};
    const kind = kinds.find((one) => groups[one] !== undefined);
    const other = groups['other'] ?? '';
    if (kind === undefined) {
      const at = rest.lastIndex - other.length;
      if (other === "'") return fail({ kind: 'unended-text', at });
      return fail(other === '"' ? { kind: 'double-quote', at } : { kind: 'unknown-sign', text: other, at });
    }
    const found = groups[kind] ?? '';
    const at = rest.lastIndex - found.length - (kind === 'text' ? 2 : 0);
    tokens.push({ kind, text: kind === 'text' ? found.replaceAll("''", "'") : found, at });
    if (kind === 'end') return ok(tokens);
  }
}
