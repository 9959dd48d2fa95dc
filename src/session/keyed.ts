import { type Signal, signal } from '@preact/signals';

/** Values by key, each with a signal of its own once something reads it: who draws one is drawn again when that one changes. */
export class Keyed<Value> {
  readonly #signals = new Map<string, Signal<Value>>();
  readonly #now: (key: string) => Value;
  readonly #same: (one: Value, other: Value) => boolean;

  /**
   * @param now gives the value of a key as it stands; it subscribes to nothing
   * @param same whether nothing has to be drawn again
   */
  constructor(now: (key: string) => Value, same: (one: Value, other: Value) => boolean = Object.is) {
    this.#now = now;
    this.#same = same;
  }

  /** The value of a key; subscribes whoever reads it. */
  get(key: string): Value {
    let found = this.#signals.get(key);
    if (!found) {
      found = signal(this.#now(key));
      this.#signals.set(key, found);
    }
    return found.value;
  }

  /** Looks again at keys whose values may have changed; without any, at all. */
  refresh(keys: Iterable<string> = this.#signals.keys()): void {
    for (const key of keys) {
      const known = this.#signals.get(key);
      const now = known && this.#now(key);
      if (known && !this.#same(known.peek(), now as Value)) known.value = now as Value;
    }
  }
}
