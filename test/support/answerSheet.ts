import fc from 'fast-check';
import { type Item, outlineOf } from '../../src/engine/outline.ts';
import { missingItems, routeOf } from '../../src/engine/route.ts';
import type { Value } from '../../src/engine/value.ts';
import type { Instrument } from '../../src/instrument/schema.ts';

/** Everything that a respondent is going to answer, by item. */
export type AnswerSheet = Readonly<Record<string, Value>>;

/** Percentages that hold together: the splits total 100, and the two shares of the turnover do not exceed it. */
const shares = { B2: 12, B3a: 60, B3b: 40, B4a: 25, B4b: 75, B7: 30 };

/**
 * Fills in a whole survey: `fixed` as given, everything else that is asked as the seed has it.
 * @param fixed the answers that steer the route
 */
export function answerSheet(instrument: Instrument, fixed: AnswerSheet, seed: number): AnswerSheet {
  const items = outlineOf(instrument).items;
  const [draws] = fc.sample(fc.array(fc.nat(1000), { minLength: items.size, maxLength: items.size }), {
    seed,
    numRuns: 1,
  });
  const sheet: Record<string, Value> = { ...fixed };
  for (let missing = missingItems(routeOf(instrument, sheet)); missing.length > 0; ) {
    for (const item of missing) {
      const draw = draws?.[[...items.keys()].indexOf(item.id)] ?? 0;
      const given: Value | undefined = { ...shares, ...fixed }[item.id];
      sheet[item.id] = given ?? drawn(item, draw);
    }
    missing = missingItems(routeOf(instrument, sheet));
  }
  return sheet;
}

function drawn(item: Item, draw: number): Value {
  switch (item.type) {
    case 'yesNo':
      return draw % 2 ? 'yes' : 'no';
    case 'choice':
      return item.options[draw % item.options.length] ?? '';
    case 'minutes':
      return 1 + (draw % 200);
    default:
      return draw % 101;
  }
}

const contact = {
  contactName: 'Jan «Peeters» – "ICT"; 日本',
  contactFunction: 'ICT-verantwoordelijke, magazijn 3',
  contactEmail: 'jan.peeters@example.be',
  contactPhone: '+32 2 123 45 67',
};

const letters = (question: string, these: string, value: Value) =>
  Object.fromEntries([...these].map((letter) => [question + letter, value]));

/** The longest route: every gate open, AI in use. */
export const longest: AnswerSheet = {
  ...contact,
  A1: 80,
  A2: 'yes',
  B1a: 'yes',
  B1b: 'yes',
  B6: 'yes',
  C3: 'yes',
  C4: 'yes',
  E1a: 'yes',
  E4: 'yes',
  F: 25,
};

/** The shortest route: nobody has internet, nobody was recruited, AI neither used nor considered. */
export const shortest: AnswerSheet = { A1: 0, C3: 'no', ...letters('E1', 'abcdefg', 'no'), E6: 'no', F: 7 };

/** AI is not used, but was considered. */
export const considered: AnswerSheet = {
  A1: 35,
  A2: 'no',
  ...letters('B1', 'ab', 'no'),
  B6: 'no',
  C3: 'yes',
  C4: 'no',
  ...letters('E1', 'abcdefg', 'no'),
  E6: 'yes',
  F: 12,
};
