import type { RivalGroup, Standpoint } from '../store/rivalRows.ts';
import type { Store } from '../store/store.ts';
import type { KeptResponse, ResponseSelection } from '../store/storedResponses.ts';

/** At most this many groups are named one by one. */
const maxNamed = 100;

/**
 * Which responses rival one another, so that an office has to choose one. The store is asked once, for groups of more than
 * one, which are few.
 */
export class Rivalry {
  readonly #store: Store;
  readonly #groups = new Map<string, { number: number; readonly group: RivalGroup; met: boolean }>();

  private constructor(store: Store) {
    this.#store = store;
  }

  /** @param hidden responses that are superseded by sealed ones, which the store cannot open */
  static async among(store: Store, which: ResponseSelection, hidden: readonly Standpoint[]): Promise<Rivalry> {
    const rivalry = new Rivalry(store);
    for await (const group of store.rivalGroups(which))
      rivalry.#groups.set(keyOf(group), { number: group.number, group, met: false });
    for (const standpoint of hidden) {
      for (const key of keysOf(standpoint)) {
        const group = rivalry.#groups.get(key);
        if (group) group.number -= 1;
      }
    }
    return rivalry;
  }

  /** How many others rival a response that nothing supersedes. Marks its groups as met. */
  rivalsOf(of: KeptResponse): number {
    let most = 1;
    for (const key of keysOf({ ...of, instrumentId: of.instrument.id })) {
      const group = this.#groups.get(key);
      if (!group || group.number < 2) continue;
      group.met = true;
      most = Math.max(most, group.number);
    }
    return most - 1;
  }

  /** A line for each group that was met. */
  async *lines(): AsyncGenerator<string> {
    let named = 0;
    for (const { group, number, met } of this.#groups.values()) {
      if (!met) continue;
      named += 1;
      if (named > maxNamed) {
        yield 'there are more of them: the column rivals has all';
        return;
      }
      const ids = await this.#store.rivalIds(group);
      yield `${groupName(group)} has ${number} responses: ${ids.join(', ')}${number > ids.length ? ', …' : ''}`;
    }
  }
}

const groupName = ({ caseId, instrumentId, hides }: RivalGroup): string =>
  hides === undefined ? `case ${caseId} (${instrumentId})` : `revision of ${hides}`;

const keyOf = (group: RivalGroup): string => (group.hides === undefined ? caseKey(group) : forkKey(group));

const keysOf = (of: Standpoint): string[] => [
  ...(of.caseId === undefined ? [] : [caseKey(of)]),
  ...(of.hides === undefined ? [] : [forkKey(of)]),
];

const caseKey = ({ caseId, instrumentId, sender }: Standpoint): string =>
  JSON.stringify([caseId, instrumentId, sender]);
const forkKey = ({ owner, hides, instrumentId }: Standpoint): string =>
  JSON.stringify([owner, hides, instrumentId, '']);
