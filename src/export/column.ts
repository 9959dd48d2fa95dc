import type { Cell } from './csv.ts';
import type { Delivered } from './delivered.ts';

/** A column of an export with one line a response: its name, and what stands in it. */
export interface Column {
  readonly name: string;
  readonly cell: (of: Delivered) => Cell;
}

/** Writes an export, line ends included. */
export interface Writer {
  /** What comes before the first response. */
  readonly head: string;
  /** The lines of a response. */
  readonly lines: (of: Delivered) => string;
  /** What comes behind the last. */
  readonly tail?: string;
}
