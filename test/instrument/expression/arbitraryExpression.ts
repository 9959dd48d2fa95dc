import * as fc from 'fast-check';
import type { Expression } from '../../../src/instrument/expression/expression.ts';
import { isReserved } from '../../../src/instrument/expression/operators.ts';
import { type FunctionName, signatures } from '../../../src/instrument/expression/signatures.ts';

const functions = Object.keys(signatures) as FunctionName[];

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/).filter((one) => !isReserved(one));

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.boolean().map((truth) => ({ truth })),
  fc.maxSafeInteger().map((number) => ({ number })),
  fc.tuple(fc.integer(), fc.integer({ min: 1, max: 9 })).map(([whole, tenth]) => ({ number: `${whole}.${tenth}` })),
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => ({ text })),
  fc.constantFrom("'", "''", "it's", 'yes').map((text) => ({ text })),
  fc.constantFrom('2014-07-01', '2024-02-29').map((date) => ({ date })),
  name.map((one) => ({ name: one })),
  fc.tuple(name, fc.oneof(fc.constant('given'), name)).map(([one, of]) => ({ name: one, of })),
);

/** Any expression of the language, whether its kinds fit or not. */
export const anyExpression: fc.Arbitrary<Expression> = fc.letrec<{ any: Expression }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'expression' },
    leaf,
    ...functions.map((call) => {
      const { takes } = signatures[call];
      const more = 'more' in signatures[call] ? 3 : 0;
      return fc
        .array(tie('any'), { minLength: takes.length, maxLength: takes.length + more, depthIdentifier: 'expression' })
        .map((args): Expression => ({ call, args }));
    }),
  ),
})).any;

/** A text that is nearly an expression. */
export const nearlyExpression = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.nat(text.length),
        fc.nat(3),
        fc.oneof(
          fc.constantFrom(...'()\',.-+<>=* "§09aé\u{1F600}', ' and ', ' not ', 'date('),
          fc.string({ maxLength: 3 }),
        ),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((edits) => edits.reduce((made, [at, gone, put]) => made.slice(0, at) + put + made.slice(at + gone), text));
