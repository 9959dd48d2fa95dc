import { type Entry, type Item, outlineOf } from '../engine/outline.ts';
import { itemsRead } from '../instrument/condition.ts';
import type { Instrument } from '../instrument/schema.ts';

/** Questions whose routing hangs together, and with no other: gated ones, and those whose items gates read. */
export interface Component {
  /** The items that gates read, in order. */
  readonly items: readonly Item[];
  readonly entries: readonly Entry[];
}

const overlap = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((item) => other.has(item));

/**
 * Divides an instrument's gates into independent components: items that a gate reads together belong together, and
 * so do they and the gate items that stand behind that gate. What one component's answers are decides nothing in another.
 */
export function componentsOf(instrument: Instrument): Component[] {
  const { entries, items } = outlineOf(instrument);
  const gated = entries.flatMap((entry) =>
    entry.question.gate ? [{ entry, reads: itemsRead(entry.question.gate) }] : [],
  );
  const read = new Set(gated.flatMap(({ reads }) => reads));
  let groups: ReadonlySet<string>[] = [];
  for (const { entry, reads } of gated) {
    const links = new Set([...reads, ...entry.items.map((item) => item.id).filter((id) => read.has(id))]);
    const touched = groups.filter((group) => overlap(group, links));
    groups = [
      ...groups.filter((group) => !touched.includes(group)),
      new Set([links, ...touched].flatMap((set) => [...set])),
    ];
  }
  const components = groups.map((group): Component => {
    const gateIn = ({ gate }: Entry['question']) =>
      gate !== undefined && itemsRead(gate).some((item) => group.has(item));
    return {
      items: [...items.values()].filter((item) => group.has(item.id)),
      entries: entries.filter((entry) => gateIn(entry.question) || entry.items.some((item) => group.has(item.id))),
    };
  });
  const place = ({ entries: own }: Component) => entries.findIndex((entry) => own.includes(entry));
  return components.sort((one, other) => place(one) - place(other));
}
