import { type KindFault, kindFaultText } from './expression/kindFault.ts';
import { kindFaults, type Named, type Scope } from './expression/kinds.ts';
import { offsetOf } from './expression/offsets.ts';
import { type Fault, pathText } from './faults.ts';
import { kindOf } from './itemTypes.ts';
import { type Declared, layoutOf } from './layout.ts';
import { listed } from './listed.ts';
import { expressionsIn, type Placed } from './placed.ts';
import type { Instrument } from './schema.ts';

/** What an item is to expressions. */
function namedAs(declared: Declared, lists: Instrument['lists']): Named {
  const item = listed(declared, lists);
  return {
    ...kindOf(item),
    ...('options' in item ? { codes: item.options } : {}),
    ...('currency' in item ? { currency: item.currency } : {}),
  };
}

/**
 * What is wrong with what the expressions of a questionnaire read, and make of it.
 * @param fits whether an item can have a value of its own kind; left out, every one is taken
 */
export function kindFaultsIn(
  instrument: Instrument,
  fits?: Scope['fits'],
): { readonly placed: Placed; readonly faults: readonly KindFault[] }[] {
  const names = new Map<string, Named>();
  for (const { sections } of instrument.modules)
    for (const { questions } of sections)
      for (const question of questions)
        for (const item of layoutOf(question).items) names.set(item.id, namedAs(item, instrument.lists));
  for (const name of Object.keys(instrument.conditions)) names.set(name, { kind: 'truth' });
  return expressionsIn(instrument).map((placed) => ({
    placed,
    faults: kindFaults(placed.expression, {
      find: (name) => names.get(name),
      isInCheck: placed.part === 'check',
      ...(fits && { fits }),
    }),
  }));
}

/** What lint tells of an instrument that loads. */
const isForLint = ({ kind }: KindFault): boolean =>
  kind === 'unknown-name' || kind === 'not-a-number' || kind === 'not-a-text' || kind === 'impossible-value';

/** The faults of kinds for which an instrument does not load. */
export const loadFaultsOfKinds = (instrument: Instrument): Fault[] =>
  kindFaultsIn(instrument).flatMap(({ placed: { path }, faults }) =>
    faults
      .filter((fault) => !isForLint(fault))
      .map((fault): Fault => {
        const at = offsetOf(fault.part);
        const text = kindFaultText(fault);
        return at === undefined
          ? { place: pathText(path), fault: text }
          : { place: pathText(path), fault: `character ${at + 1}: ${text}`, at };
      }),
  );
