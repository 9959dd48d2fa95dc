import type { PartTable } from './tables.ts';

type Key = string | number | [response: string, name: string];

interface Entry<Row, K> {
  readonly key: K;
  readonly row: Row;
}

/** As a database sorts keys of one kind. */
function byKey(one: Key, other: Key): number {
  if (typeof one === 'object' && typeof other === 'object') return byKey(one[0], other[0]) || byKey(one[1], other[1]);
  return one < other ? -1 : Number(one > other);
}

const text = (key: Key): string => JSON.stringify(key);

/** Rows of one kind in the page's memory. */
export class MemoryTable<Row extends object, K extends Key> implements PartTable<Row, K> {
  /** By response, where they are parts of one and are read and erased together; else all under one name. */
  readonly #groups = new Map<string, Map<string, Entry<Row, K>>>();
  readonly #keyOf: (row: Row, next: number) => K;
  readonly #groupOf: (row: Row) => string;
  readonly #onChange: (undo: () => void) => void;
  #last = 0;

  /**
   * @param keyOf the key of a row, which may be the next number
   * @param groupOf the response that a row is a part of; one name for all where rows are none
   * @param onChange told of each change, with what undoes it
   */
  constructor(
    keyOf: (row: Row, next: number) => K,
    groupOf: (row: Row) => string,
    onChange: (undo: () => void) => void,
  ) {
    this.#keyOf = keyOf;
    this.#groupOf = groupOf;
    this.#onChange = onChange;
  }

  async get(key: K): Promise<Row | undefined> {
    return this.#groupWith(key)?.get(text(key))?.row;
  }

  async toArray(): Promise<Row[]> {
    return this.#sorted().map(({ row }) => row);
  }

  async count(): Promise<number> {
    return [...this.#groups.values()].reduce((sum, group) => sum + group.size, 0);
  }

  toCollection() {
    return { primaryKeys: async () => this.#sorted().map(({ key }) => key) };
  }

  async add(row: Row): Promise<void> {
    const key = this.#keyOf(row, this.#last + 1);
    if (this.#groupWith(key)) throw new DOMException('there is one already', 'ConstraintError');
    this.#put(key, row);
  }

  async put(row: Row): Promise<void> {
    this.#put(this.#keyOf(row, this.#last + 1), row);
  }

  async delete(key: K): Promise<void> {
    this.#set(this.#groupWith(key), text(key), undefined);
  }

  async bulkAdd(rows: readonly Row[]): Promise<void> {
    for (const row of rows) await this.add(row);
  }

  async bulkPut(rows: readonly Row[]): Promise<void> {
    for (const row of rows) await this.put(row);
  }

  where(_: 'response') {
    return {
      equals: (response: string) => {
        const group = this.#groups.get(response) ?? new Map<string, Entry<Row, K>>();
        const toArray = async () => this.#sorted([group]).map(({ row }) => row);
        return {
          toArray,
          primaryKeys: async () => this.#sorted([group]).map(({ key }) => key),
          // Keys of this table are numbers in the order of `sortBy('key')` by themselves.
          sortBy: toArray,
          count: async () => group.size,
          delete: async () => {
            for (const name of [...group.keys()]) this.#set(group, name, undefined);
          },
        };
      },
    };
  }

  #sorted(groups: Iterable<ReadonlyMap<string, Entry<Row, K>>> = this.#groups.values()): Entry<Row, K>[] {
    return [...groups].flatMap((group) => [...group.values()]).sort((one, other) => byKey(one.key, other.key));
  }

  #groupWith(key: K): Map<string, Entry<Row, K>> | undefined {
    const name = text(key);
    if (typeof key === 'object') {
      const group = this.#groups.get(key[0]);
      return group?.has(name) ? group : undefined;
    }
    return [...this.#groups.values()].find((group) => group.has(name));
  }

  #put(key: K, row: Row): void {
    if (typeof key === 'number') this.#last = Math.max(this.#last, key);
    const name = this.#groupOf(row);
    const group = this.#groups.get(name) ?? new Map<string, Entry<Row, K>>();
    this.#groups.set(name, group);
    // Whoever has the row may go on with it: what is kept stays as it was given.
    this.#set(group, text(key), { key, row: structuredClone(row) });
  }

  #set(group: Map<string, Entry<Row, K>> | undefined, name: string, entry: Entry<Row, K> | undefined): void {
    if (!group) return;
    const before = group.get(name);
    if (entry) group.set(name, entry);
    else group.delete(name);
    this.#onChange(() => {
      if (before) group.set(name, before);
      else group.delete(name);
    });
  }
}
