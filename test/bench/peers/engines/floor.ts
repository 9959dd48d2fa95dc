import { type Condition, itemsRead, type Value } from '../instruments/condition.ts';
import { itemsOf, type NeutralInstrument } from '../instruments/neutral.ts';
import type { Engine } from './engine.ts';

interface Node {
  readonly id: string;
  readonly test: () => boolean;
  shown: boolean;
}

/**
 * The least that an answer can cost: conditions are closures over the answers, and only those that read the changed
 * item are tested again.
 * @param changed told of each item that appears or goes, also of those hidden at first
 */
export function floorEngine(
  instrument: NeutralInstrument,
  changed: (item: string, shown: boolean) => void = () => {},
): Engine {
  const answers = new Map<string, Value | undefined>();
  const nodes = new Map<string, Node>();
  const dependents = new Map<string, Node[]>();
  for (const { id, when } of itemsOf(instrument)) {
    const test = when ? compile(when, answers) : () => true;
    const node: Node = { id, test, shown: test() };
    nodes.set(id, node);
    for (const read of itemsRead(when)) dependents.set(read, [...(dependents.get(read) ?? []), node]);
    if (!node.shown) changed(id, false);
  }
  return {
    set: (item, value) => {
      answers.set(item, value);
      for (const node of dependents.get(item) ?? []) {
        const shown = node.test();
        if (shown === node.shown) continue;
        node.shown = shown;
        changed(node.id, shown);
      }
    },
    shown: (item) => nodes.get(item)?.shown ?? false,
  };
}

/** A condition as a closure over the answers. */
export function compile(condition: Condition, answers: ReadonlyMap<string, Value | undefined>): () => boolean {
  if ('is' in condition) {
    const [item, value] = condition.is;
    return () => answers.get(item) === value;
  }
  if ('isNot' in condition) {
    const [item, value] = condition.isNot;
    return () => answers.get(item) !== value;
  }
  if ('all' in condition) {
    const parts = condition.all.map((part) => compile(part, answers));
    return () => parts.every((part) => part());
  }
  const parts = condition.any.map((part) => compile(part, answers));
  return () => parts.some((part) => part());
}
