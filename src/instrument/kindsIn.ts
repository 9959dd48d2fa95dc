import type { Expression } from './expression/expression.ts';
import { type KindFault, kindFaultText } from './expression/kindFault.ts';
import { type Find, kindFaults, type Named, type Scope } from './expression/kinds.ts';
import { offsetOf } from './expression/offsets.ts';
import { type Fault, pathText } from './faults.ts';
import { kindOf } from './itemTypes.ts';
import { type Declared, layoutOf } from './layout.ts';
import { listed } from './listed.ts';
import { expressionsIn, type Placed } from './placed.ts';
import { rosterOfEach } from './rosterOfEach.ts';
import { rostersAround, sectionsOf } from './rosterParts.ts';
import { rosterAt, rosterNamed } from './rosterPath.ts';
import type { Instrument } from './schema.ts';

/** What an item is to expressions. */
function namedAs(declared: Declared, lists: Instrument['lists']): Named {
  const item = listed(declared, lists);
  const rows = 'ofRows' in item ? item.ofRows?.rows : undefined;
  return {
    ...kindOf(item),
    ...('options' in item && rows === undefined ? { codes: item.options } : {}),
    ...(rows === undefined ? {} : { rows }),
    ...('currency' in item ? { currency: item.currency } : {}),
  };
}

/** What is wrong with one of the expressions of a questionnaire. */
interface KindFaults {
  readonly placed: Placed;
  readonly faults: readonly KindFault[];
}

/**
 * What is wrong with what the expressions of a questionnaire read, and make of it.
 * @param fits whether an item can have a value of its own kind; left out, every one is taken
 */
export function kindFaultsIn(instrument: Instrument, fits?: Scope['fits']): KindFaults[] {
  const { conditions, lists, rosters } = instrument;
  const names = new Map<string, Named>();
  for (const { section } of sectionsOf(instrument))
    for (const question of section.questions)
      for (const item of layoutOf(question).items) names.set(item.id, namedAs(item, lists));
  for (const name of Object.keys(conditions)) names.set(name, { kind: 'truth' });
  const rosterOf = rosterOfEach(instrument);
  /** What is seen by its name from a row of these rosters. */
  const seenFrom = (around: readonly string[]): Find => {
    return (name) => {
      const roster = rosterOf.get(name);
      return roster === undefined || around.includes(roster) ? names.get(name) : undefined;
    };
  };
  const inRosterOf = ({ part, id, roster }: Placed): string | undefined =>
    part === 'condition' ? rosterOf.get(id) : roster;
  return expressionsIn(instrument).map((placed) => {
    const around = rostersAround(instrument, inRosterOf(placed));
    const roster = (path: string) => {
      // Its name alone is that of an inner roster of the own row.
      const inner = rosterNamed(rosters, path)?.in;
      const own = inner !== undefined && around.includes(inner) ? path : rosterAt(rosters, path);
      if (own === undefined) return undefined;
      return {
        own: (name: string) => (rosterOf.get(name) === own ? names.get(name) : undefined),
        seen: seenFrom(rostersAround(instrument, own)),
      };
    };
    return {
      placed,
      faults: kindFaults(
        placed.expression,
        {
          ...(placed.of === undefined
            ? { find: seenFrom(around) }
            : { find: seenFrom(rostersAround(instrument, placed.of)), asker: seenFrom(around) }),
          roster,
          isInRow: around.length > 0,
          isInCheck: placed.part === 'check',
          ...(fits && { fits }),
        },
        placed.gives,
      ),
    };
  });
}

/** What lint tells of an instrument that loads. */
const isForLint = ({ kind }: KindFault): boolean =>
  kind === 'unknown-name' || kind === 'not-a-number' || kind === 'not-a-text' || kind === 'impossible-value';

/** A fault at a part of an expression, where it was written. */
export function faultAt(path: Placed['path'], part: Expression, text: string): Fault {
  const at = offsetOf(part);
  const place = pathText(path);
  return at === undefined ? { place, fault: text } : { place, fault: `character ${at + 1}: ${text}`, at };
}

/** The faults of kinds for which an instrument does not load. What the options of a list have in common is told once. */
export function loadFaultsOfKinds(instrument: Instrument): Fault[] {
  const faults = kindFaultsIn(instrument).flatMap(({ placed: { path }, faults: found }) =>
    found.filter((fault) => !isForLint(fault)).map((fault) => faultAt(path, fault.part, kindFaultText(fault))),
  );
  return [...new Map(faults.map((one) => [`${one.place} ${one.fault}`, one])).values()];
}
