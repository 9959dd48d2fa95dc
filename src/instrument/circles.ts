import type { Expression, Reference } from './expression/expression.ts';
import { referencesIn } from './expression/reads.ts';
import type { Fault } from './faults.ts';
import { faultAt } from './kindsIn.ts';
import { layoutOf } from './layout.ts';
import { expressionsIn, type Placed } from './placed.ts';
import { rostersIn, sectionsOf } from './rosterParts.ts';
import { rosterNamed } from './rosterPath.ts';
import type { Instrument } from './schema.ts';

/** That something is read: where that is written. */
type Read = (names: readonly string[]) => Fault;

/** What each item, named condition and roster rests on, by their names, which are one space. */
type Reads = Map<string, Map<string, Read>>;

/** The names that a reference rests on: of what stands in the row that an item names, that item too. */
const namesIn = ({ name, of }: Reference): string[] =>
  of === 'given' ? [] : of === undefined || of === 'outer' ? [name] : [of, name];

/** The items of a part of the file. */
function itemsAt({ modules }: Instrument, { part, id, path }: Placed): string[] {
  if (part === 'item') return [id];
  if (part === 'option') return [id.slice(0, id.indexOf('.'))];
  const [, module = -1, , section = -1, , question = -1] = path.map(Number);
  const sections = modules[module]?.sections ?? [];
  const inside = part === 'module' ? sections : sections.slice(section, section + 1);
  return inside
    .flatMap(({ questions }) => (part === 'question' ? questions.slice(question, question + 1) : questions))
    .flatMap((one) => layoutOf(one).items.map((item) => item.id));
}

/** Of the gates of modules and sections, the rosters whose rows are added there: without it there are none. */
function rostersAt({ modules }: Instrument, { part, path }: Placed, homes: ReadonlyMap<string, string>): string[] {
  const [, at, , sectionAt] = path.map(Number);
  const module = modules[at ?? -1];
  const inside = part === 'section' ? [module?.sections[sectionAt ?? -1]] : (module?.sections ?? []);
  const asked = [...(part === 'module' ? [module?.for] : []), ...inside.map((section) => section?.for)];
  return asked.flatMap((roster) => (roster !== undefined && homes.get(roster) === module?.id ? [roster] : []));
}

function readsOf(instrument: Instrument): Reads {
  const reads: Reads = new Map();
  const add = (from: string, to: string, read: Read) => {
    const known = reads.get(from) ?? new Map<string, Read>();
    reads.set(from, known.has(to) ? known : known.set(to, read));
  };
  const placed = expressionsIn(instrument);
  const told =
    (path: Placed['path'], part?: Expression): Read =>
    (names) =>
      faultAt(path, part ?? { truth: true }, `reads itself: ${names.join(', ')}`);
  const homes = new Map<string, string>();
  for (const { roster, module } of sectionsOf(instrument))
    if (roster !== undefined && !homes.has(roster)) homes.set(roster, module.id);
  for (const one of placed) {
    const { part, id, path, expression } = one;
    // They may read anything, and nothing reads them.
    if (part === 'check' || part === 'criterion') continue;
    const from =
      part === 'condition' || part === 'roster'
        ? [id]
        : [
            ...itemsAt(instrument, one),
            ...(part === 'module' || part === 'section' ? rostersAt(instrument, one, homes) : []),
          ];
    for (const reference of referencesIn(expression))
      for (const to of namesIn(reference)) for (const name of from) add(name, to, told(path, reference));
  }
  for (const [name, { in: outer, over }] of rostersIn(instrument))
    for (const to of [outer, over]) if (to !== undefined) add(name, to, told(['rosters', name]));
  for (const { section, roster } of sectionsOf(instrument))
    for (const question of section.questions)
      for (const item of layoutOf(question).items) {
        if (roster !== undefined) add(item.id, roster, told(['rosters', roster]));
        if ('options' in item && 'rows' in item.options) add(item.id, item.options.rows, told([item.id]));
      }
  return reads;
}

/** What the rows of a roster may be called by: an item of theirs, or what their own rows or options are taken from. */
function namesOfRows({ rosters }: Instrument, roster: string, own: string | undefined): string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let at: string | undefined = roster; at !== undefined && !seen.has(at); at = rosterNamed(rosters, at)?.over) {
    seen.add(at);
    const found = rosterNamed(rosters, at);
    const name = found ? (own ?? found.label) : at;
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** By which items those call rows that choose from rows. */
function namingOf(instrument: Instrument): Reads {
  const naming: Reads = new Map();
  for (const { section } of sectionsOf(instrument))
    for (const question of section.questions)
      for (const item of layoutOf(question).items) {
        if (!('options' in item && 'rows' in item.options)) continue;
        const { rows, label } = item.options;
        const told: Read = (names) => faultAt([item.id], { truth: true }, `rows call each other: ${names.join(', ')}`);
        naming.set(item.id, new Map(namesOfRows(instrument, rows, label).map((name) => [name, told])));
      }
  return naming;
}

/**
 * What reads itself, directly or through others: a named condition, or an item or roster by the gates, bounds and options
 * that it stands behind. Such a questionnaire has no route. And rows that are called by each other, which have no name. Each
 * circle once, its names in the order in which they read.
 */
export const circleFaults = (instrument: Instrument): Fault[] =>
  [readsOf(instrument), namingOf(instrument)].flatMap(circlesIn);

function circlesIn(reads: Reads): Fault[] {
  const done = new Set<string>();
  const found: Fault[] = [];
  for (const start of reads.keys()) {
    // Step by step, not function in function: a chain of gates may be as long as the questionnaire.
    const way: string[] = [];
    const left: IterableIterator<string>[] = [];
    const places = new Map<string, number>();
    const enter = (name: string) => {
      places.set(name, way.length);
      way.push(name);
      left.push((reads.get(name) ?? new Map<string, Read>()).keys());
    };
    if (!done.has(start)) enter(start);
    while (way.length > 0) {
      const next = left.at(-1)?.next();
      if (!next || next.done) {
        const name = way.pop() ?? '';
        left.pop();
        places.delete(name);
        done.add(name);
        continue;
      }
      const at = places.get(next.value);
      if (at !== undefined) found.push(...circleAt(reads, way.slice(at)));
      else if (!done.has(next.value)) enter(next.value);
    }
  }
  return found;
}

/** The fault of a circle, at the place where its first name reads the second. */
function circleAt(reads: Reads, names: readonly string[]): Fault[] {
  const [first = '', second = first] = names;
  const read = reads.get(first)?.get(second);
  return read ? [read([...names, first])] : [];
}
