interface Bounds {
  readonly min?: string | number | undefined;
  readonly max?: string | number | undefined;
}

/** What a value may be, with its bounds and its unit, in words. */
export const boundWords = (
  what: string,
  { min, max }: Bounds,
  unit?: string,
  [least, most] = ['more', 'less'],
): string =>
  [what, min !== undefined && `${min} or ${least}`, max !== undefined && `${max} or ${most}`, unit && `in ${unit}`]
    .filter(Boolean)
    .join(', ');
