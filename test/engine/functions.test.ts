import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/engine/compileExpression.ts';
import { exactOf } from '../../src/engine/exact.ts';
import { type ExpressionValue, inVain, none, open, sameValue } from '../../src/engine/expressionValue.ts';
import { parseExpression } from '../../src/instrument/expression/parse.ts';

/** What names stand for here; behind "asked" and "waits", items whose gates hold, or are open. */
const named: Readonly<Record<string, ExpressionValue>> = {
  nothing: none,
  unknown: open,
  lost: inVain,
  askedBlank: open,
  askedLost: inVain,
  three: 3,
  share: exactOf('0.25') ?? none,
  yes: 'yes',
  crops: 'barley oats rye',
  mail: 'an@example.org',
  start: '2024-01-31',
};
const names = Object.keys(named);
const asked = names.length;

/** What a text gives. */
function resultOf(text: string): ExpressionValue {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.fault)}`);
  const evaluate = compileExpression(parsed.value.expression, ({ name }) => {
    const slot = names.indexOf(name);
    if (slot < 0) return undefined;
    return name.startsWith('asked') ? { slot, scope: asked } : { slot };
  });
  return evaluate([...Object.values(named), true]);
}

const words = (result: ExpressionValue) => (typeof result === 'symbol' ? result.description : result);

describe('an expression', () => {
  it.each<[string, ExpressionValue]>([
    ["yes = 'yes'", true],
    ["yes <> 'no'", true],
    ["nothing = 'yes'", none],
    ["not nothing = 'yes'", none],
    ["nothing <> 'yes'", none],
    ["unknown = 'yes'", open],
    ["lost <> 'yes'", inVain],
    ['lost = unknown', open],
    ['lost = lost', inVain],
    ['nothing = unknown', none],
    ['three < 3.5 and three > 2.5', true],
    ['three <= 3 and three >= 3', true],
    ['share = 0.25 and share < three and three > share', true],
    ["start < date('2024-02-01')", true],
    // A part that decides does so whatever the others are.
    ['three > 5 and unknown = 1', false],
    ['three > 5 and nothing = 1', false],
    ['three < 5 and unknown = 1 and nothing = 1', open],
    ['three < 5 and lost = 1 and unknown = 1', open],
    ['three < 5 and lost = 1 and nothing = 1', inVain],
    ['three < 5 and nothing = 1', none],
    ['three < 5 or unknown = 1', true],
    ['three > 5 or unknown = 1 or nothing = 1', open],
    ['three > 5 or lost = 1', inVain],
    ['three > 5 or nothing = 1', none],
    ['nothing = 1 or nothing = 2', none],
    // Of a choice, the way that is not taken has no say.
    ['if(three = 3, 1, unknown)', 1],
    ['if(nothing = 3, unknown, 2)', 2],
    ['if(unknown = 3, 1, 1)', open],
    ['isBlank(three)', false],
    ['isBlank(nothing)', true],
    ['isBlank(unknown)', open],
    ['isBlank(lost)', inVain],
    ['isBlank(askedBlank)', true],
    ['isBlank(askedLost)', true],
    ["orElse(nothing, 'no') = 'no'", true],
    ["orElse(askedBlank, 'no') = 'no'", true],
    ['orElse(unknown, 1)', open],
    ['orElse(three, 1)', 3],
    ['three + 4 - 2', 5],
    ['-three + 1', -2],
    ['share + share + 0.5 = 1', true],
    ['three + nothing', none],
    ['three + unknown', open],
    ['three + lost', inVain],
    ['unknown + lost', open],
    ['9007199254740991 + 9007199254740991 = 18014398509481982', true],
    ['three * 1.5 = 4.5', true],
    ['7 / 2 = 3.5', true],
    ['three / 0', none],
    ['mod(three, 0)', none],
    ['nothing / unknown', none],
    ['1 / 3 * 3 = 1', false],
    ['1 / 3 > 0.3333333333 and 1 / 3 < 0.3333333334', true],
    ['2 / 3 + 1 / 3 = 1', true],
    ['1 - 1 / 4 = 0.75', true],
    ['-(1 / 3) < 0', true],
    ['0.1 + 0.2 = 0.3', true],
    ['floor(-0.5) = -1', true],
    ['floor(share) = 0', true],
    ['round(2.5, 0) = 3 and round(-2.5, 0) = -3', true],
    ['round(1.005, 2) = 1.01', true],
    ['round(2 / 3, 2) = 0.67', true],
    ['round(three, -1)', none],
    ['mod(7, 3) = 1 and mod(-7, 3) = 2 and mod(7, -3) = -2', true],
    ["selected(crops, 'oats')", true],
    ["selected(crops, 'wheat')", false],
    ["selected(nothing, 'oats')", none],
    ['count(crops)', 3],
    ['count(nothing)', 0],
    ['count(lost)', inVain],
    ['isEmail(mail)', true],
    ["isTelephone('0800 96 206')", true],
    ["isTelephone('soon')", false],
    ['isEmail(nothing)', none],
    ["addMonths(start, 1) = date('2024-02-29')", true],
    ["addMonths(start, -2) = date('2023-11-30')", true],
    ["addMonths(date('9999-12-01'), 1)", none],
    ["addMonths(date('1904-03-31'), -1) = date('1904-02-29')", true],
    ["months(start, date('2024-02-29'))", 1],
    ["months(start, date('2024-02-28'))", 0],
    ["months(start, date('2023-12-31'))", -1],
    ["months(start, date('2023-12-30'))", -2],
    ["years(date('2020-02-29'), date('2021-02-28'))", 1],
    ["years(date('2020-02-29'), date('2021-02-27'))", 0],
    ["days(date('2024-02-28'), date('2024-03-01'))", 2],
    ["days(date('2024-10-26'), date('2024-10-28'))", 2],
  ])('%s', (text, result) => {
    const found = resultOf(text);
    expect([words(found), sameValue(found, result)]).toEqual([words(result), true]);
  });
});
