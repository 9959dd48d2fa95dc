/** How a row of values is drawn; no two that stand beside each other differ by colour alone. */
export type SeriesLook = 'filled' | 'outlined' | 'grey' | 'line' | 'level' | 'dots';

/** A row of values: a number for each label, or from where to where; null: nothing there. */
export interface Series {
  readonly name: string;
  readonly look: SeriesLook;
  readonly values: readonly (number | readonly [from: number, to: number] | null)[];
}

/** What a plot shows. */
export interface PlotSpec {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** A row for each label, rather than a column. */
  readonly sideways?: boolean;
  readonly stacked?: boolean;
  /** The numbers of the labels at which a vertical line stands. */
  readonly marks?: readonly number[];
}
