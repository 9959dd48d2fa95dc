import type { Cell } from './csv.ts';
import type { Delivered } from './delivered.ts';

/** A column of an export with one line a response: its name, and what stands in it. */
export interface Column {
  readonly name: string;
  readonly cell: (of: Delivered) => Cell;
}
