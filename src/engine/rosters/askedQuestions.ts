import type { QuestionPlace } from '../program.ts';
import { comparedOrders, type Order } from './order.ts';
import { isRowAsked } from './row.ts';

/**
 * The questions of what is asked once, and of the rows that are there. One is found at once; all are put in order when
 * somebody asks for them all.
 */
export class AskedQuestions implements ReadonlyMap<string, QuestionPlace> {
  readonly #all: ReadonlyMap<string, QuestionPlace>;
  readonly #orders: ReadonlyMap<string, Order>;
  #inOrder: ReadonlyMap<string, QuestionPlace> | undefined;

  /** @param orders where each question stands */
  constructor(all: ReadonlyMap<string, QuestionPlace>, orders: ReadonlyMap<string, Order>) {
    this.#all = all;
    this.#orders = orders;
  }

  /** Tells that other rows are there. */
  changed(): void {
    this.#inOrder = undefined;
  }

  get(id: string): QuestionPlace | undefined {
    return this.has(id) ? this.#all.get(id) : undefined;
  }

  has(id: string): boolean {
    return this.#all.has(id) && this.#isAsked(id);
  }

  get size(): number {
    return this.#listed().size;
  }

  keys(): MapIterator<string> {
    return this.#listed().keys();
  }

  values(): MapIterator<QuestionPlace> {
    return this.#listed().values();
  }

  entries(): MapIterator<[string, QuestionPlace]> {
    return this.#listed().entries();
  }

  [Symbol.iterator](): MapIterator<[string, QuestionPlace]> {
    return this.entries();
  }

  forEach(of: (place: QuestionPlace, id: string, all: ReadonlyMap<string, QuestionPlace>) => void): void {
    this.#listed().forEach(of);
  }

  #isAsked(id: string): boolean {
    return this.#orders.get(id)?.every((part) => typeof part === 'number' || isRowAsked(part)) ?? true;
  }

  #listed(): ReadonlyMap<string, QuestionPlace> {
    this.#inOrder ??= new Map(
      [...this.#all]
        .filter(([id]) => this.#isAsked(id))
        .sort(([one], [other]) => comparedOrders(this.#orders.get(one) ?? [], this.#orders.get(other) ?? [])),
    );
    return this.#inOrder;
  }
}
