/** The store failed: disk full, locked, gone. Trying again later may help. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  /** Whether the same failure was reported before, so that it need not be logged again. */
  readonly repeated: boolean;
  constructor(cause: unknown, repeated = false) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.repeated = repeated;
  }
}
