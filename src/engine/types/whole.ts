import type { Value } from '../value.ts';
import type { Use } from './row.ts';

/** A whole number between two others, these included. */
export const readWhole = (raw: unknown, least: number, most: number): number | undefined =>
  typeof raw === 'number' && Number.isInteger(raw) && raw >= least && raw <= most ? raw : undefined;

/** Of the numbers from the least on: that one, each constant and the one after it, one of every interval that constants bound. */
export function nearConstants({ constants }: Use, least: number, most: number): readonly Value[] {
  const near = constants.flatMap((at) => (typeof at === 'number' ? [at, at + 1] : []));
  return [...new Set([least, ...near])]
    .filter((value) => readWhole(value, least, most) !== undefined)
    .sort((one, other) => one - other);
}
