import { type Entry, type Item, outlineOf } from '../engine/outline.ts';
import type { Instrument } from '../instrument/schema.ts';
import { circuitOf } from './proof/circuit.ts';
import { groupsOf } from './proof/groups.ts';
import { oneRowForAll, provenProgramOf } from './proof/oneRow.ts';

/** A question, or an item with a gate of its own, and the cell of what all gates around it give. */
export interface Branch {
  readonly id: string;
  readonly scope: number;
}

/** Questions whose routing hangs together, and with no other: gated ones, and those whose items gates read. */
export interface Component {
  /** The items that gates read, in order. */
  readonly items: readonly Item[];
  readonly entries: readonly Entry[];
  /** What is asked or not, in order. */
  readonly branches: readonly Branch[];
}

/** The questions of an instrument, and its items with gates of their own, in order. */
export function branchesOf(written: Instrument): Branch[] {
  const instrument = oneRowForAll(written);
  const { scopeAt } = circuitOf(instrument);
  const { questions, located } = provenProgramOf(instrument);
  return [...questions].flatMap(([id, { entry, scope }]) => [
    { id, scope: scopeAt(scope) },
    ...entry.items.flatMap((item) => {
      const own = located.get(item.id)?.scope ?? scope;
      return own === scope ? [] : [{ id: item.id, scope: scopeAt(own) }];
    }),
  ]);
}

/**
 * Divides an instrument's gates into independent components: items that a gate reads together belong together, and
 * so do they and the gate items that stand behind that gate. What one component's answers are decides nothing in another.
 */
export function componentsOf(written: Instrument): Component[] {
  const instrument = oneRowForAll(written);
  const circuit = circuitOf(instrument);
  const branches = branchesOf(instrument);
  const { entries } = outlineOf(instrument);
  const order = new Map(entries.map((entry, place) => [entry.question.id, place]));
  const placeOf = new Map(entries.flatMap((entry, place) => entry.items.map(({ id }) => [id, place] as const)));
  const groups = groupsOf(
    circuit,
    branches.map(({ scope }) => scope),
  );
  const groupAt = new Map(groups.flatMap(({ targets }, at) => targets.map((target) => [target, at] as const)));
  const own = groups.map((): Branch[] => []);
  for (const branch of branches) own[groupAt.get(branch.scope) ?? -1]?.push(branch);
  const components = groups.map(({ items: sources }, at) => {
    const items = sources.flatMap((source) => {
      const cell = circuit.cells[source];
      return cell?.kind === 'item' ? [cell.item] : [];
    });
    const places = [
      ...items.map(({ id }) => placeOf.get(id)),
      ...(own[at] ?? []).map(({ id }) => order.get(id) ?? placeOf.get(id)),
    ].flatMap((place) => place ?? []);
    const inOrder = [...new Set(places)].sort((one, other) => one - other);
    return { items, branches: own[at] ?? [], places: inOrder };
  });
  return components
    .sort((one, other) => (one.places[0] ?? 0) - (other.places[0] ?? 0))
    .map(({ items, branches: own, places }) => ({
      items,
      branches: own,
      entries: places.flatMap((place) => entries[place] ?? []),
    }));
}
