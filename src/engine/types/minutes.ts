import type { TypeRow } from './row.ts';
import { nearConstants, readWhole } from './whole.ts';
import { wholeValue } from './wire.ts';

const least = 1;
const most = Number.MAX_SAFE_INTEGER;

/** Whole minutes. */
export const minutes: TypeRow<'minutes'> = {
  wire: wholeValue,
  read: (raw) => readWhole(raw, least, most),
  number: (value) => value,
  representatives: (_item, use) => (use.summed ? undefined : nearConstants(use, least, most)),
  domain: () => `whole number, ${least} or more`,
};
