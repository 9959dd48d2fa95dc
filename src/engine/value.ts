/** A value as it travels: "yes", an option letter, a text, a whole number. */
export type Value = string | number;

/** What stands in a draft for an item: a value, or what was typed and is none; null where an answer was cleared. */
export type Entered = Value | null;

/** What a respondent has entered, by item id. */
export type Answers = Readonly<Record<string, Entered | undefined>>;
