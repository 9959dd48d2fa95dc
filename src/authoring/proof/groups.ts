import type { Circuit } from './circuit.ts';
import { operandsOf } from './cone.ts';

/** Cells that rest on sources that no other group rests on. */
export interface Group {
  readonly targets: readonly number[];
  /** The items that they rest on, in order. */
  readonly items: readonly number[];
}

/** Divides cells into groups that have nothing to do with each other; those that nothing decides are left out. */
export function groupsOf({ cells }: Circuit, targets: Iterable<number>): Group[] {
  const wanted = [...new Set(targets)].filter((at) => cells[at]?.kind !== 'constant');
  const parents = new Map<number, number>(wanted.map((at) => [at, at]));
  const rootOf = (at: number): number => {
    let root = at;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    for (let next = at; next !== root; ) {
      const above = parents.get(next) ?? root;
      parents.set(next, root);
      next = above;
    }
    return root;
  };
  // A map gives also what is added to it while it is gone through.
  for (const at of parents.keys()) {
    const cell = cells[at];
    for (const operand of cell ? operandsOf(cell) : []) {
      if (cells[operand]?.kind === 'constant') continue;
      if (!parents.has(operand)) parents.set(operand, operand);
      parents.set(rootOf(operand), rootOf(at));
    }
  }
  const groups = new Map<number, { targets: number[]; items: number[] }>();
  const groupOf = (at: number) => {
    const root = rootOf(at);
    const group = groups.get(root) ?? { targets: [], items: [] };
    groups.set(root, group);
    return group;
  };
  for (const at of wanted) groupOf(at).targets.push(at);
  for (const at of [...parents.keys()].sort((one, other) => one - other))
    if (cells[at]?.kind === 'item') groupOf(at).items.push(at);
  return [...groups.values()];
}
