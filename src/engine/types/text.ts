import type { Value } from '../value.ts';
import type { TypeRow, Use } from './row.ts';
import { textValue } from './wire.ts';

interface Line {
  readonly maxLength: number;
}

const read = (raw: unknown, { maxLength }: Line): string | undefined =>
  typeof raw === 'string' && raw.length <= maxLength ? raw : undefined;

/** A text that differs from all of `constants`; one letter, so that it fits every item. */
const otherText = (constants: readonly Value[]): string =>
  Array.from({ length: constants.length + 1 }, (_, at) => String.fromCodePoint(0x61 + at)).find(
    (text) => !constants.includes(text),
  ) ?? 'a';

const line = {
  wire: textValue,
  read,
  representatives: (item: Line, { constants }: Use) => [
    ...new Set([...constants.filter((value) => read(value, item) !== undefined), otherText(constants)]),
  ],
  domain: ({ maxLength }: Line) => `text, at most ${maxLength} characters`,
};

/** A line of text. */
export const text: TypeRow<'text'> = line;
/** An address to write to: no shape is refused, since a check can ask whether it is meant. */
export const email: TypeRow<'email'> = { ...line, reaches: true };
/** A number to call, in whatever form. */
export const telephone: TypeRow<'telephone'> = { ...line, reaches: true };
