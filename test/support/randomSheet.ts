import fc from 'fast-check';
import { outlineOf } from '../../src/engine/outline.ts';
import type { Value } from '../../src/engine/value.ts';
import { type AnswerSheet, answerSheet } from './answerSheet.ts';
import { ict2024 } from './ict2024.ts';

const yesNo = fc.constantFrom<Value>('yes', 'no');
const gates = fc.record({
  A1: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: fc.integer({ min: 1, max: 100 }) }),
  A2: yesNo,
  B1a: yesNo,
  B1b: yesNo,
  B2: fc.integer({ min: 0, max: 100 }),
  own: fc.integer({ min: 0, max: 100 }),
  consumers: fc.integer({ min: 0, max: 100 }),
  B6: yesNo,
  rest: fc.integer({ min: 0, max: 101 }),
  C3: yesNo,
  C4: yesNo,
  // Half of the enterprises use none of the technologies, or their routes would hardly be met.
  ai: fc.boolean(),
  E4: yesNo,
  E6: yesNo,
  F: fc.integer({ min: 1, max: 600 }),
});

const none = Object.fromEntries([...'abcdefg'].map((letter) => [`E1${letter}`, 'no']));

/** Whole surveys, each along a route of its own, that no hard edit check finds fault with. */
export function randomSheets(count: number, seed: number): AnswerSheet[] {
  return fc.sample(gates, { seed, numRuns: count }).map(({ own, consumers, rest, ai, ...drawn }, at) => {
    const { B1a, B1b } = drawn;
    const ownShare = B1b === 'no' ? 100 : B1a === 'no' ? 0 : own;
    const fixed = {
      ...drawn,
      B3a: ownShare,
      B3b: 100 - ownShare,
      B4a: consumers,
      B4b: 100 - consumers,
      // Two shares of the same turnover, each rounded.
      B7: Math.min(rest, 101 - drawn.B2, 100),
      ...(ai ? { E1a: 'yes' } : none),
    };
    const whole = answerSheet(ict2024, fixed, seed + at);
    // In the order of the questionnaire: a question is there once those before it are answered.
    return Object.fromEntries(
      [...outlineOf(ict2024).items.keys()].flatMap((item) => (whole[item] === undefined ? [] : [[item, whole[item]]])),
    );
  });
}
