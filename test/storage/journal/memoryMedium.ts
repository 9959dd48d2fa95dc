import type { Medium } from '../../../src/storage/journal/medium.ts';

/** A medium that forgets, for tests of what stands on it; it can be told to fail from the next addition on. */
export class MemoryMedium implements Medium {
  readonly texts: Map<string, string>;
  full = false;
  /** The names of what cannot be read now. */
  readonly held = new Set<string>();
  /** How often it was asked for its names. */
  listings = 0;

  /** `texts`: what another one has, and shares. */
  constructor(texts = new Map<string, string>()) {
    this.texts = texts;
  }

  async names(): Promise<string[]> {
    this.listings += 1;
    return [...this.texts.keys()];
  }

  async contents(): Promise<Map<string, string>> {
    return new Map([...this.texts].filter(([name]) => !this.held.has(name)));
  }

  async append(name: string, text: string): Promise<void> {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.texts.set(name, `${this.texts.get(name) ?? ''}${text}`);
  }

  async remove(name: string): Promise<void> {
    this.texts.delete(name);
  }

  release(): void {}
}
