/** The order of versions: 1.10.0 comes after 1.9.0. */
export const versionOrder = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });

/** The newest of versions; undefined where there is none. */
export const newestOf = (versions: readonly string[]): string | undefined => versions.toSorted(versionOrder).at(-1);
