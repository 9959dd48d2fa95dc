import type { TypeRow } from './row.ts';
import { nearConstants, readWhole } from './whole.ts';
import { wholeValue } from './wire.ts';

const [least, most] = [0, 100];

/** A whole percentage. */
export const percent: TypeRow<'percent'> = {
  wire: wholeValue,
  read: (raw) => readWhole(raw, least, most),
  number: (value) => value,
  // In a sum no single boundary stands for an interval any more, so only the whole domain is sound.
  representatives: (_item, use) =>
    use.summed ? Array.from({ length: most + 1 }, (_, value) => value) : nearConstants(use, least, most),
  domain: () => `whole number, ${least} to ${most}`,
};
