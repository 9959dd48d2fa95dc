import { changedIn, type SaidByName, saidSilence, saidValue } from '../../engine/saidByName.ts';
import type { RevisionChanges } from '../../export/delivered.ts';
import type { Shown } from '../../export/shown.ts';
import type { ResponseDocument } from '../../protocol/response.ts';
import type { OpeningKey } from '../../protocol/sealed.ts';
import type { Store } from '../store/store.ts';
import type { KeptResponse } from '../store/storedResponses.ts';
import { readOpen, readSealed } from './reading.ts';

const keyOf = (owner: string, id: string): string => `${owner} ${id}`;

/** What a response says of its items. */
const saidOfItems = ({ answers, unanswered = [] }: ResponseDocument): SaidByName =>
  new Map([
    ...Object.entries(answers).map(([item, value]): [string, string] => [item, saidValue(value)]),
    ...unanswered.map(({ item, ...silence }): [string, string] => [item, saidSilence(silence)]),
  ]);

/** The remarks on its questions. */
const saidOfQuestions = ({ remarks = [] }: ResponseDocument): SaidByName =>
  new Map(remarks.map(({ question, text }) => [question, text]));

/** What it confirms, with the remarks made there. */
const saidOfChecks = ({ confirmed = [] }: ResponseDocument): SaidByName =>
  new Map(confirmed.map(({ check, remark = '' }) => [check, remark]));

const changesOf = (before: ResponseDocument, after: ResponseDocument): RevisionChanges => ({
  items: changedIn(saidOfItems(before), saidOfItems(after)),
  remarks: changedIn(saidOfQuestions(before), saidOfQuestions(after)),
  confirmations: changedIn(saidOfChecks(before), saidOfChecks(after)),
});

/** Which response supersedes which, as chains. The store is asked once: few responses are revisions. */
export class RevisionChains {
  readonly #store: Store;
  /** The response that each revision supersedes. */
  readonly #before = new Map<string, string>();

  private constructor(store: Store) {
    this.#store = store;
  }

  static async of(store: Store): Promise<RevisionChains> {
    const chains = new RevisionChains(store);
    for await (const { owner, id, hides } of store.revisions()) chains.#before.set(keyOf(owner, id), hides);
    return chains;
  }

  /** The place of a response in its chain, the first being 1. */
  numberOf({ owner, receipt }: KeptResponse): number {
    let number = 0;
    // A response is stored after the one that it supersedes, so that no chain is a circle.
    for (let id: string | undefined = receipt.id; id !== undefined; id = this.#before.get(keyOf(owner, id)))
      number += 1;
    return number;
  }

  /** What a revision changes; undefined where what it supersedes cannot be read. */
  async changedBy(
    { owner, hides, instrument }: KeptResponse,
    document: ResponseDocument,
    { to, documentOf }: Shown,
    key: OpeningKey | undefined,
  ): Promise<RevisionChanges | undefined> {
    const stored = hides === undefined ? undefined : await this.#store.keptResponse(owner, hides);
    // Another version may call something else by the same name.
    if (!stored || stored.instrument.version !== instrument.version) return undefined;
    const read = stored.sealed ? await readSealed(stored, to, key) : readOpen(stored, to);
    return read.ok ? changesOf(documentOf(read.value.document), document) : undefined;
  }
}
