import type { Reading } from './reading.ts';
import type { Value } from './value.ts';

/** What a response says, by what it says it of. What says the same is the same text. */
export type SaidByName = ReadonlyMap<string, string>;

/** Why there is no answer to an item. */
export interface Silence {
  readonly reason: string;
  readonly remark?: string | undefined;
}

/** An answer as what is said. */
export const saidValue = (value: Value): string => JSON.stringify(value);

/** The reason for having no answer as what is said: never the same as an answer. */
export const saidSilence = ({ reason, remark }: Silence): string =>
  JSON.stringify({ reason, remark: remark || undefined });

/** What is said of items, by their addresses, as they read; what is blank or invalid says nothing. */
export const saidOfItems = (
  readings: ReadonlyMap<string, Reading>,
  silenceOf: (item: string) => Silence | undefined,
): SaidByName =>
  new Map(
    [...readings].flatMap(([item, reading]): [string, string][] => {
      if (reading.kind === 'valid') return [[item, saidValue(reading.value)]];
      const silence = reading.kind === 'unanswered' ? silenceOf(item) : undefined;
      return silence ? [[item, saidSilence(silence)]] : [];
    }),
  );

/**
 * Of what something else is said than before, or nothing any more, as where an item is no longer asked or its row is gone: in
 * the order of what is said now, and behind it what was said before alone.
 */
export const changedIn = (before: SaidByName, after: SaidByName): string[] =>
  [...new Set([...after.keys(), ...before.keys()])].filter((name) => before.get(name) !== after.get(name));
