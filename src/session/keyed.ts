import { type Signal, signal } from '@preact/signals';

/** Values by key, each with a signal of its own once something reads it: who draws one is drawn again when that one changes. */
export class Keyed<Value> {
  readonly #signals = new Map<string, Signal<Value>>();
  readonly #now: (key: string) => Value;

  /** @param now gives the value of a key as it stands; it subscribes to nothing */
  constructor(now: (key: string) => Value) {
    this.#now = now;
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
      if (known) known.value = this.#now(key);
    }
  }
}
