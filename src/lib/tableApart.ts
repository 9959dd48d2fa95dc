/** A table of which some rows are loaded apart, once something needs one of them. */
export interface TableApart<Rows> {
  /** The row of a name. @throws where it is loaded apart, and nobody has asked for it: a mistake in the program. */
  readonly row: <Name extends keyof Rows & string>(name: Name) => Rows[Name];
  /** Sees to it that the rows of these names are there. @throws where they cannot be fetched now */
  readonly need: (names: Iterable<keyof Rows>) => Promise<void>;
}

/**
 * A table of rows that are there at once, and of further ones. Who calls this has both complete by the compiler.
 * @param load fetches all of the further rows
 */
export function tableApart<Rows extends object>(
  first: Partial<Rows>,
  load: () => Promise<Partial<Rows>>,
): TableApart<Rows> {
  const rows: Partial<Rows> = { ...first };
  return {
    row: (name) => {
      const row = rows[name];
      if (row === undefined) throw new Error(`the row "${name}" was not asked for`);
      return row;
    },
    need: async (names) => {
      for (const name of names) if (rows[name] === undefined) Object.assign(rows, await load());
    },
  };
}
