import type { Expression, Reference } from './expression/expression.ts';
import { layoutOf } from './layout.ts';
import { rostersAround, sectionsOf } from './rosterParts.ts';
import { rosterNamed } from './rosterPath.ts';
import type { Instrument } from './schema.ts';

/** What an expression reads from where it stands: in `where`, names are those of the counted row, but for `outer`. */
function namesFromHere(expression: Expression): string[] {
  // In a row that a reference names, or in the rows of an inner roster, it is these that are read.
  const nameOf = ({ name, of }: Reference) => of ?? name;
  if ('name' in expression) return [nameOf(expression)];
  if (!('call' in expression)) return [];
  const asking = expression.where ? outerNames(expression.where) : [];
  return [...expression.args.flatMap(namesFromHere), ...asking];
}

function outerNames(expression: Expression): string[] {
  if ('name' in expression) return expression.of === 'outer' ? [expression.name] : [];
  return 'call' in expression ? expression.args.flatMap(outerNames) : [];
}

/**
 * The roster in whose rows each item stands, and each named condition that reads one, by their names; of what stands in no
 * row there is none. A condition that reads items of rows within one another is the innermost ones'.
 */
export function rosterOfEach(
  instrument: Pick<Instrument, 'modules' | 'conditions' | 'rosters'>,
): ReadonlyMap<string, string> {
  const rosters = new Map<string, string>();
  for (const { section, roster } of sectionsOf(instrument))
    if (roster !== undefined)
      for (const question of section.questions) for (const { id } of layoutOf(question).items) rosters.set(id, roster);
  if (rosters.size === 0) return rosters;
  const { conditions } = instrument;
  const known = new Set<string>();
  const depthOf = (roster: string | undefined): number => rostersAround(instrument, roster).length;
  /** The innermost roster that a condition reads by a name alone. */
  const conditionRoster = (name: string): string | undefined => {
    const expression = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
    if (!expression || known.has(name)) return rosters.get(name);
    known.add(name);
    for (const read of namesFromHere(expression)) {
      const roster = rosterNamed(instrument.rosters, read)?.in ?? conditionRoster(read);
      if (depthOf(roster) > depthOf(rosters.get(name)) && roster !== undefined) rosters.set(name, roster);
    }
    return rosters.get(name);
  };
  for (const name of Object.keys(conditions)) conditionRoster(name);
  return rosters;
}
