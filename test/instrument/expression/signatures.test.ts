import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expressionText } from '../../../src/instrument/expression/expressionText.ts';
import { kindFaults, type Named } from '../../../src/instrument/expression/kinds.ts';
import { reservedWords } from '../../../src/instrument/expression/operators.ts';
import { parseExpression } from '../../../src/instrument/expression/parse.ts';
import { type Signature, signatures } from '../../../src/instrument/expression/signatures.ts';
import { deepestExpression, longestExpression, mostParts } from '../../../src/instrument/limits.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/expressions.md'), 'utf8');

/** The rows of the page's table of functions. */
const rows = [...page.matchAll(/^\| `([^`]+)` \| ([^|]*→[^|]*) \| ([^|]*) \| `([^`]+)` \|$/gm)].map(
  ([, name = '', takes = '', , example = '']) => ({ name, takes, example }),
);

/** What the names of the examples stand for. */
const yesNo: Named = { kind: 'code', codes: ['yes', 'no'] };
const names: Readonly<Record<string, Named>> = {
  ...{ A1: { kind: 'number' }, B2: { kind: 'number' }, B7: { kind: 'number' }, F: { kind: 'number' } },
  ...{ B3a: { kind: 'number' }, B3b: { kind: 'number' }, A2: yesNo, B1a: yesNo, B1b: yesNo },
  ...{ contactEmail: { kind: 'text' }, contactPhone: { kind: 'text' }, crops: { kind: 'codes', codes: ['a', 'b'] } },
  ...{ opened: { kind: 'date' }, closed: { kind: 'date' } },
};

/** What the row of an award has. */
const inAward = (name: string): Named | undefined =>
  ({ amount: names['A1'], paid: names['A1'], paidIn: names['A1'], isLarge: { kind: 'truth' as const } })[name];

describe('the page for authors', () => {
  it('has a row for each function, with what it takes and gives', () => {
    expect(rows.map(({ name, takes }) => [name, takes])).toEqual(
      Object.entries<Signature>(signatures).map(([name, { takes, gives, more }]) => [
        name,
        `${takes.join(', ')}${more ? ', …' : ''} → ${gives}`.trim(),
      ]),
    );
  });

  it.each(rows)('has an example of $name that reads, and is of one kind', ({ name, example }) => {
    const parsed = parseExpression(example);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault));
    const { expression } = parsed.value;
    expect(JSON.stringify(expression)).toContain(`"call":"${name}"`);
    expect(expressionText(expression)).toBe(example);
    const roster = (path: string) => (path === 'awards' ? { own: inAward, seen: inAward } : undefined);
    const scope = { find: (one: string) => names[one], roster, isInRow: true, isInCheck: true };
    expect(kindFaults(expression, scope)).toEqual([]);
  });

  it('names the bounds and the words that are kept', () => {
    for (const bound of [longestExpression, mostParts])
      expect(page).toContain(`${bound.toLocaleString('en')} ${bound === mostParts ? 'parts' : 'characters'}`);
    expect(page).toContain(`at most ${deepestExpression} of them`);
    expect(page).toContain(reservedWords.map((word) => `\`${word}\``).join(' '));
  });
});
