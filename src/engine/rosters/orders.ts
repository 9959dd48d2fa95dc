import type { Node } from '../program.ts';
import { comparedOrders, type Order } from './order.ts';

/** Where what is asked and what is checked stands in the instrument, and in which rows. */
export class Orders {
  /** Of questions, by their addresses. */
  readonly questions = new Map<string, Order>();
  readonly #cases = new Map<number, Order>();

  /** Keeps where a case of a check stands, by its place. */
  case(slot: number, order: Order): void {
    this.#cases.set(slot, order);
  }

  /** Below zero where one node stands before another. */
  compared(one: number, other: number, nodes: readonly Node[]): number {
    return comparedOrders(this.#of(one, nodes), this.#of(other, nodes)) || one - other;
  }

  #of(slot: number, nodes: readonly Node[]): Order {
    const node = nodes[slot];
    return (node?.kind === 'item' ? this.questions.get(node.item.question) : this.#cases.get(slot)) ?? [slot];
  }
}
