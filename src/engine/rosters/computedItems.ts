import type { Expression } from '../../instrument/expression/expression.ts';
import type { Evaluate } from '../expressionValue.ts';
import type { Item } from '../outline.ts';
import type { Node } from '../program.ts';
import type { Value } from '../value.ts';
import { computing, roundedBy } from './computed.ts';

/** What computed items are compiled by. */
export interface Computes {
  readonly compiled: (expression: Expression) => { readonly evaluate: Evaluate; readonly reads: Set<number> };
  readonly add: (node: Node, reads: Iterable<number>) => number;
}

/** The items that are computed, in whichever rows. */
export class ComputedItems {
  /** What each comes to, by its address; undefined where it has no value. */
  readonly values = new Map<string, Value | undefined>();
  readonly #program: Computes;
  readonly #told: (item: string) => void;

  /** @param told called with the address of one whose value is another */
  constructor(program: Computes, told: (item: string) => void) {
    this.#program = program;
    this.#told = told;
  }

  /** Compiles what an item is computed by; gives its place. @param scope the place of what opens it */
  compile(item: Item, scope: number): number {
    const { evaluate, reads } = this.#program.compiled(roundedBy(item));
    this.values.set(item.id, undefined);
    const tell = (value: Value | undefined) => {
      if (this.values.get(item.id) === value) return;
      this.values.set(item.id, value);
      this.#told(item.id);
    };
    const node = { kind: 'rows', evaluate: computing(item, evaluate, scope, tell), item, scope } as const;
    return this.#program.add(node, reads.add(scope));
  }
}
