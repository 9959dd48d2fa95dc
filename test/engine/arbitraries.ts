import * as fc from 'fast-check';
import { domainOf } from '../../src/authoring/types/table.ts';
import { type Item, outlineOf } from '../../src/engine/outline.ts';
import type { Answers, Entered, Value } from '../../src/engine/value.ts';
import { ict2024 as ict } from '../support/ict2024.ts';

export const items: readonly Item[] = [...outlineOf(ict).items.values()];
export const ids: readonly string[] = items.map((item) => item.id);

/** A fixed seed; what fast-check prints on a failure names it, and the path to the smallest counterexample. */
export const runs = (numRuns: number) => ({ seed: 20_240_607, numRuns });

/** A value that the item's type allows. */
export function validFor(item: Item): fc.Arbitrary<Value> {
  switch (item.type) {
    case 'yesNo':
      return fc.constantFrom('yes', 'no');
    case 'choice':
      return fc.constantFrom(...item.options);
    case 'percent':
      return fc.oneof(fc.constantFrom(0, 100), fc.integer({ min: 0, max: 100 }));
    case 'minutes':
      return fc.integer({ min: 1, max: 600 });
    case 'decimal':
      return fc.integer({ min: 0, max: 99 }).map((number) => `${number}.5`);
    case 'text':
    case 'email':
    case 'telephone':
      return fc.string({ minLength: 1, maxLength: item.maxLength }).filter((text) => text.trim() !== '');
    default:
      return fc.constantFrom(...(domainOf(item).representatives(item, { constants: [], summed: false }) ?? []));
  }
}

const garbage: fc.Arbitrary<Entered | undefined> = fc.oneof(
  fc.constantFrom(null, undefined, '', '  ', 'Yes', 'z', Number.NaN, -1, 100.5, 101, 1e300),
  fc.oneof(fc.string(), fc.double()),
);

const draftOf = (value: (item: Item) => fc.Arbitrary<Entered | undefined>): fc.Arbitrary<Answers> =>
  fc.record(Object.fromEntries(items.map((item) => [item.id, value(item)])), { requiredKeys: [] });

/** Any draft: each item blank, valid or nonsense. */
export const anyDraft: fc.Arbitrary<Answers> = draftOf((item) =>
  fc.oneof({ weight: 3, arbitrary: validFor(item) }, { weight: 1, arbitrary: garbage }),
);

/** A draft in which some items are blank and the others valid. */
export const validDraft: fc.Arbitrary<Answers> = draftOf(validFor);

const gateItems = [
  'A1',
  'A2',
  'B1a',
  'B1b',
  'B6',
  'C3',
  'C4',
  'E1a',
  'E1b',
  'E1c',
  'E1d',
  'E1e',
  'E1f',
  'E1g',
  'E4',
  'E6',
];

export const gate: fc.Arbitrary<Item> = fc.constantFrom(...items.filter(({ id }) => gateItems.includes(id)));

/** A draft with an answer for every item, on the route or not, that no check has anything to say about. */
export const fullDraft: fc.Arbitrary<Answers> = fc
  .record({
    answers: fc.record(Object.fromEntries(items.map((item) => [item.id, validFor(item)]))),
    usesAi: fc.boolean(),
    ownShare: fc.integer({ min: 0, max: 100 }),
    orders: fc.integer({ min: 0, max: 100 }),
    web: fc.integer({ min: 0, max: 100 }),
    edi: fc.integer({ min: 0, max: 101 }),
  })
  .map(({ answers, usesAi, ownShare, orders, web, edi }) => {
    const own = answers['B1a'] === 'no' ? 0 : answers['B1b'] === 'no' ? 100 : ownShare;
    // Left to chance, seven times "no" hardly ever comes.
    const use = usesAi ? {} : Object.fromEntries([...'abcdefg'].map((letter) => [`E1${letter}`, 'no']));
    const splits = { B2: web, B3a: own, B3b: 100 - own, B4a: orders, B4b: 100 - orders };
    return { ...answers, ...use, ...splits, B7: Math.min(100, edi, 101 - web) };
  });
