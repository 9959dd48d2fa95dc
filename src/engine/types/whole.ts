import type { TypeRow } from './row.ts';

const whole = { wire: 'whole' as const, number: (value: string | number) => value };

/** Reads a whole number from one to another. */
const readBetween = (raw: unknown, least: number, most: number): number | undefined =>
  typeof raw === 'number' && Number.isInteger(raw) && raw >= least && raw <= most ? raw : undefined;

/** A whole percentage. */
export const percent: TypeRow<'percent'> = { ...whole, read: (raw) => readBetween(raw, 0, 100) };
/** Whole minutes. */
export const minutes: TypeRow<'minutes'> = {
  ...whole,
  read: (raw, { maxMinutes = Number.MAX_SAFE_INTEGER }) => readBetween(raw, 1, maxMinutes),
};
