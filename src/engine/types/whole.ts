import type { Value } from '../value.ts';
import type { TypeRow } from './row.ts';

/** What all types of whole numbers share. */
export const counted = { wire: 'whole' as const, number: (value: Value) => value };

/** Reads a whole number from one to another. */
export const readBetween = (raw: unknown, least: number, most: number): number | undefined =>
  typeof raw === 'number' && Number.isInteger(raw) && raw >= least && raw <= most ? raw : undefined;

/** A whole percentage. */
export const percent: TypeRow<'percent'> = { ...counted, read: (raw) => readBetween(raw, 0, 100) };
/** Whole minutes. */
export const minutes: TypeRow<'minutes'> = {
  ...counted,
  read: (raw, { maxMinutes = Number.MAX_SAFE_INTEGER }) => readBetween(raw, 1, maxMinutes),
};
