import type { Expression, Reference } from './expression/expression.ts';
import { referencesIn } from './expression/reads.ts';
import type { Fault } from './faults.ts';
import { faultAt } from './kindsIn.ts';
import { layoutOf } from './layout.ts';
import { expressionsIn, type Placed } from './placed.ts';
import { rostersIn, sectionsOf } from './rosterParts.ts';
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
  const [, module, , section, , question] = path.map(Number);
  return modules
    .filter((_, at) => at === module)
    .flatMap(({ sections }) => (part === 'module' ? sections : sections.filter((_, at) => at === section)))
    .flatMap(({ questions }) => (part === 'question' ? questions.filter((_, at) => at === question) : questions))
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
    if (part === 'check') continue;
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

/**
 * What reads itself, directly or through others: a named condition, or an item or roster by the gates, bounds and options
 * that it stands behind. Such a questionnaire has no route. Each circle once, its names in the order in which they read.
 */
export function circleFaults(instrument: Instrument): Fault[] {
  const reads = readsOf(instrument);
  const done = new Set<string>();
  const found: Fault[] = [];
  const visit = (name: string, way: readonly string[]): void => {
    if (done.has(name)) return;
    for (const [next, read] of reads.get(name) ?? []) {
      const at = [...way, name].indexOf(next);
      if (at < 0) visit(next, [...way, name]);
      else {
        const circle = [...way, name].slice(at);
        const [first = next, second = next] = circle;
        const told = reads.get(first)?.get(second) ?? read;
        found.push(told([...circle, next]));
      }
    }
    done.add(name);
  };
  for (const name of reads.keys()) visit(name, []);
  return found;
}
