/** What a field says of itself beside its name: the texts that describe it, and the items found wrong. */
export interface FieldAria {
  readonly described: {
    readonly by: string | undefined;
    readonly invalid: ReadonlySet<string>;
    /** Whether an answer is being changed: what is found waits. */
    readonly changing: boolean;
  };
}
