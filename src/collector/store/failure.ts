/** The store does not do its work now: disk full, locked, gone. Trying again later may help. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  /** Whether the same was said before, so that it need not be said again. */
  readonly repeated: boolean;
  constructor(cause: unknown, repeated = false) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.repeated = repeated;
  }
}
