import type { TypeRow } from './row.ts';
import { wholeValue } from './wire.ts';

/** A whole number from one to another. */
const wholeBetween = (least: number, most: number) => ({
  wire: wholeValue,
  read: (raw: unknown): number | undefined =>
    typeof raw === 'number' && Number.isInteger(raw) && raw >= least && raw <= most ? raw : undefined,
  number: (value: string | number) => value,
});

/** A whole percentage. */
export const percent: TypeRow<'percent'> = wholeBetween(0, 100);
/** Whole minutes. */
export const minutes: TypeRow<'minutes'> = wholeBetween(1, Number.MAX_SAFE_INTEGER);
