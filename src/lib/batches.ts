/** A list in parts of `size` each, in their order; the last may be shorter. */
export function* batches<Value>(list: readonly Value[], size: number): Generator<readonly Value[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
