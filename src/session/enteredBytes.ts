import type { Entered } from '../engine/value.ts';
import type { Annotation } from '../protocol/annotation.ts';
import { jsonBytes } from '../protocol/jsonBytes.ts';

/** The most bytes that an entry has in a document; several codes are a list there, with more between them than a blank. */
export const bytesOfEntry = (item: string, value: Entered | undefined): number =>
  value === undefined || value === null
    ? 0
    : jsonBytes(item) + jsonBytes(value) + 4 + (typeof value === 'string' ? 2 * value.split(' ').length : 0);

/** The most bytes that an annotation has there. */
export const bytesOfAnnotation = (annotation: Annotation | undefined): number =>
  annotation ? jsonBytes(annotation) + 1 : 0;

/** A sum of bytes that is counted from nothing when somebody asks first, and from then on as it changes. */
export class RunningBytes {
  readonly #whole: () => number;
  #sum: number | undefined;

  constructor(whole: () => number) {
    this.#whole = whole;
  }

  get(): number {
    this.#sum ??= this.#whole();
    return this.#sum;
  }

  add(before: number, after: number): void {
    if (this.#sum !== undefined) this.#sum += after - before;
  }

  /** All may be different: who asks next has it counted anew. */
  forget(): void {
    this.#sum = undefined;
  }

  /** Whether anybody has asked: what nobody asks for need not be measured. */
  get isCounted(): boolean {
    return this.#sum !== undefined;
  }
}
