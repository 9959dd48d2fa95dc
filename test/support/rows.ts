/** Answers with rows in their rosters: `{ awards: { r1: { amount: '5' } } }`. */
export interface Nested {
  readonly [name: string]: string | number | { readonly [row: string]: Nested };
}

/** The entries of a draft with these answers: each row has one of its own, its place among the others. */
export function entriesIn(nested: Nested, within = ''): Record<string, string | number> {
  const entries: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(nested)) {
    if (typeof value !== 'object') {
      entries[`${within}${name}`] = value;
      continue;
    }
    for (const [at, [id, row]] of Object.entries(value).entries()) {
      const address = `${within}${name}[${id}]`;
      entries[address] = String.fromCharCode(0x61 + at);
      Object.assign(entries, entriesIn(row, `${address}.`));
    }
  }
  return entries;
}
