/** The classes of enterprises that margins are published by: 10 to 49, 50 to 249, and 250 or more persons employed. */
export const sizeClasses = ['small', 'medium', 'large'] as const;
export type SizeClass = (typeof sizeClasses)[number];

/** A figure of each size class, in per cent. */
export type BySize = Readonly<Record<SizeClass, number>>;

/** A publication that figures were taken from. */
export interface Publication {
  /** Who published it, and as what. */
  readonly title: string;
  /** The year of the survey. */
  readonly year: number;
  readonly url: string;
}

/**
 * What a figure rests on. `published`: what `total` and `classes` name stands in the source, and the rest was set so that the
 * total comes out. `derived`: reckoned from figures of the source. `assumed`: ours, since no published figure was found.
 */
export type Ground =
  | {
      readonly kind: 'published';
      readonly source: Publication;
      readonly total?: number;
      readonly classes?: Partial<BySize>;
    }
  | { readonly kind: 'derived'; readonly source: Publication; readonly how: string }
  | { readonly kind: 'assumed'; readonly why: string };

/** How many of the enterprises that are asked say yes to an item, or to at least one of a question's. */
export interface Margin {
  readonly share: BySize;
  readonly ground: Ground;
}

/** The share of all enterprises that have a figure, by how many there are of each size. */
export const totalOf = (share: BySize, sizes: BySize): number =>
  sizeClasses.reduce((sum, size) => sum + (share[size] * sizes[size]) / 100, 0);
