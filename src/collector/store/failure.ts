/** The store does not do its work now: disk full, locked, gone. Trying again later may help. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
