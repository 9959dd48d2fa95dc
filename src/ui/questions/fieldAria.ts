/** What a field says of itself beside its name: the texts that describe it, and the items found wrong. */
export interface FieldAria {
  readonly described: {
    readonly by: string | undefined;
    /** The id of what says what is wrong at the question: it describes the fields that are wrong, and no other. */
    readonly error?: string | undefined;
    readonly invalid: ReadonlySet<string>;
    /** Whether an answer is being changed: what is found waits. */
    readonly changing: boolean;
  };
}

/** The same for the field of one of the items. @param own the id of what says below it what is wrong with it */
export const describedAt = (described: FieldAria['described'], id: string, own?: string): FieldAria['described'] =>
  described.invalid.has(id)
    ? { ...described, by: [described.by, own, described.error].filter(Boolean).join(' ') || undefined }
    : described;
