import { outlineOf } from '../../../src/engine/outline.ts';
import { readEntry } from '../../../src/engine/reading.ts';
import type { Entered } from '../../../src/engine/value.ts';
import type { Expression } from '../../../src/instrument/expression/expression.ts';
import type { Instrument } from '../../../src/instrument/schema.ts';
import { and, holds, type Meaning, not, reckonedOf, stateOf, undecided, units } from './meaning.ts';

/** A gate, and how many items stand before what it opens: it sees no others. */
interface Gate {
  readonly gate: Expression;
  readonly before: number;
}

export interface Said {
  readonly answers: Readonly<Record<string, Entered>>;
  readonly unanswered: ReadonlySet<string>;
}

/**
 * What answers give, told as the language is described: slowly, each thing from nothing, by recursion. Shares with the engine
 * how an entry of a type reads, and nothing else.
 */
export function referenceAccount(instrument: Instrument, { answers, unanswered }: Said) {
  const { entries, items, order } = outlineOf(instrument);
  const gates = new Map<string, Gate[]>();
  const questionGates = new Map<string, Gate[]>();
  const places = new Map<string, number>();
  const firstOf = (questions: readonly object[]): number =>
    order.get(entries.find(({ question }) => question === questions[0])?.items[0]?.id ?? '') ?? 0;
  for (const { gate, sections } of instrument.modules)
    for (const section of sections)
      for (const question of section.questions) {
        const around = [
          { gate, before: firstOf(sections[0]?.questions ?? []) },
          { gate: section.gate, before: firstOf(section.questions) },
          { gate: question.gate, before: firstOf([question]) },
        ].flatMap(({ gate: own, before }) => (own ? [{ gate: own, before }] : []));
        questionGates.set(question.id, around);
        for (const item of entries.find((one) => one.question === question)?.items ?? []) {
          const own = 'gate' in item ? item.gate : undefined;
          gates.set(item.id, own ? [...around, { gate: own, before: order.get(item.id) ?? 0 }] : around);
        }
      }

  /** Where the last item that a name rests on stands. */
  const lastOf = (name: string): number => {
    const at = order.get(name) ?? places.get(name);
    if (at !== undefined) return at;
    const last = Math.max(-1, ...namesIn(instrument.conditions[name] ?? { truth: true }).map(lastOf));
    places.set(name, last);
    return last;
  };
  const asked = (all: readonly Gate[]): Meaning =>
    and(
      all.map(({ gate, before }) => {
        const meaning = meaningOf(gate, before);
        return meaning === 'none' ? { is: false } : meaning;
      }),
    );
  const gateOf = (id: string): Meaning => asked(gates.get(id) ?? []);
  const readingOf = (id: string) => {
    const item = items.get(id);
    if (!item || !holds(gateOf(id))) return undefined;
    if (unanswered.has(id)) return { kind: 'unanswered' } as const;
    const reading = readEntry(item, answers[id]);
    const gate = 'optionGates' in item ? item.optionGates?.[`${answers[id]}`] : undefined;
    // An answer is missing while its option is not open.
    return gate && !holds(meaningOf(gate, order.get(id) ?? 0)) ? ({ kind: 'blank' } as const) : reading;
  };
  const itemMeaning = (id: string): Meaning => {
    const gate = gateOf(id);
    if (undecided(gate)) return gate;
    const item = items.get(id);
    const reading = readingOf(id);
    if (!item || !reading) return 'none';
    if (reading.kind === 'valid') {
      const isNumber = ['percent', 'decimal'].includes(item.type);
      return { is: isNumber ? units(String(reading.value)) : String(reading.value) };
    }
    if (reading.kind === 'unanswered') return 'vain';
    return reading.kind === 'blank' && !item.required ? 'none' : 'open';
  };
  const meanings = new Map<string, Meaning>();
  /** @param before a gate sees only what stands before it: what does not is open */
  const nameMeaning = (name: string, before: number): Meaning => {
    if (lastOf(name) >= before) return 'open';
    const known = meanings.get(name);
    if (known) return known;
    const condition = instrument.conditions[name];
    const meaning = condition ? meaningOf(condition, lastOf(name) + 1) : itemMeaning(name);
    meanings.set(name, meaning);
    return meaning;
  };
  const isBlank = (of: Expression, before: number): Meaning => {
    const meaning = meaningOf(of, before);
    if (meaning === 'none') return { is: true };
    if (!undecided(meaning)) return { is: false };
    const isSeen = 'name' in of && items.has(of.name) && lastOf(of.name) < before;
    return isSeen && holds(gateOf(of.name)) ? { is: true } : meaning;
  };
  function meaningOf(part: Expression, before: number): Meaning {
    if ('truth' in part) return { is: part.truth };
    if ('text' in part) return { is: part.text };
    if ('number' in part) return { is: units(String(part.number)) };
    if ('date' in part) return { is: part.date };
    if ('name' in part) return nameMeaning(part.name, before);
    const [first = { truth: true }, second = { truth: true }, third = { truth: true }] = part.args;
    const parts = () => part.args.map((arg) => meaningOf(arg, before));
    if (part.call === 'and') return and(parts());
    if (part.call === 'or') return not(and(parts().map(not)));
    if (part.call === 'not') return not(meaningOf(first, before));
    if (part.call === 'isBlank') return isBlank(first, before);
    if (part.call === 'orElse') return meaningOf(holds(isBlank(first, before)) ? second : first, before);
    if (part.call === 'if') {
      const condition = meaningOf(first, before);
      if (undecided(condition)) return condition;
      return meaningOf(holds(condition) ? second : third, before);
    }
    return reckonedOf(part.call, parts());
  }

  const found = [
    ...[...items.values()].flatMap(({ id, domainCheck }) =>
      readingOf(id)?.kind === 'invalid' ? [{ check: domainCheck, level: 'hard', items: [id] }] : [],
    ),
    ...instrument.checks.flatMap(({ id: check, level, cases }) =>
      cases.flatMap((one) => {
        const fires = ({ when }: { readonly when: Expression }) => holds(meaningOf(when, items.size));
        const other = instrument.checks.find(({ id }) => id === one.unless);
        if (!fires(one) || other?.cases.some(fires)) return [];
        const about = one.items.filter((id) => readingOf(id) !== undefined);
        return about.length > 0 ? [{ check, level: one.level ?? level, items: about }] : [];
      }),
    ),
  ];
  return {
    steps: Object.fromEntries([...questionGates].map(([id, around]) => [id, stateOf(asked(around))])),
    states: Object.fromEntries([...items.keys()].map((id) => [id, stateOf(gateOf(id))])),
    readings: Object.fromEntries([...items.keys()].map((id) => [id, readingOf(id)])),
    findings: found,
  };
}

function namesIn(part: Expression): string[] {
  if ('name' in part) return [part.name];
  return 'call' in part ? part.args.flatMap(namesIn) : [];
}
