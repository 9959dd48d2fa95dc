import { fail } from '../../lib/result.ts';
import { type OpeningKey, openSealed } from '../../protocol/sealed.ts';
import type { Shelf } from '../shelf.ts';
import type { Rivals } from '../store/responses.ts';
import type { Store } from '../store/store.ts';
import { readDelivered } from './delivered.ts';
import { type ExportFormat, writers } from './formats.ts';
import { questionnairesFor, titleOf } from './questionnaire.ts';

/** What to export, and from where. */
export interface ExportOrder {
  readonly store: Store;
  readonly shelf: Shelf;
  readonly format: ExportFormat;
  /** What opens sealed responses, where there is one. */
  readonly key?: OpeningKey | undefined;
  /** Whether superseded responses are exported too. */
  readonly all: boolean;
  /** Told, in a line, of each response that has to be left out. */
  readonly leftOut: (line: string) => void;
  /** Told, in a line, of responses of which an office has to choose one. */
  readonly doubled: (line: string) => void;
  /** Told at the end, in a line, how the responses stand to one another. */
  readonly summed: (line: string) => void;
}

/**
 * An export in pieces of whole lines, line ends included, one response at a time in the order of arrival. What comes in
 * meanwhile is left for the next export.
 */
export async function* exportLines(order: ExportOrder): AsyncGenerator<string> {
  const { store, format, all } = order;
  const instruments = await store.instruments();
  const questionnaires = await questionnairesFor(
    instruments.map((instrument) => ({ instrument })),
    order.shelf,
  );
  const { head, lines } = writers[format]([...questionnaires.values()]);
  if (head !== '') yield head;
  const hidden = all ? new Set<string>() : await hiddenByOpened(order);
  const counts = { superseded: await store.superseded({ superseded: true }), unopened: 0 };
  for await (const stored of store.responses({ superseded: all })) {
    const { receipt, instrument, owner } = stored;
    if (hidden.has(nameOf(owner, receipt.id))) {
      counts.superseded += 1;
      continue;
    }
    const title = titleOf(instrument);
    const to = questionnaires.get(title);
    const delivered = to ? await readDelivered(stored, to, order.key) : fail(`${title} is not known here`);
    if (!delivered.ok) {
      if (stored.sealed) counts.unopened += 1;
      order.leftOut(`${receipt.id} is left out: ${delivered.fault}`);
      continue;
    }
    const written = lines(delivered.value);
    if (written !== '') yield written;
  }
  const rivals = await store.rivals({ superseded: all });
  if (!all) for (const one of rivals) order.doubled(rivalsLine(one));
  const rivalling = rivals.reduce((sum, { number }) => sum + number, 0);
  order.summed(`${counts.superseded} superseded, ${rivalling} rivalling, ${counts.unopened} unopened`);
}

const nameOf = (owner: string, id: string): string => `${owner} ${id}`;

/** What sealed revisions hide: only those that the key opens. */
async function hiddenByOpened({ store, key }: ExportOrder): Promise<Set<string>> {
  const hidden = new Set<string>();
  if (!key) return hidden;
  for await (const { owner, hides, bytes } of store.sealedRevisions()) {
    if ((await openSealed(bytes, key)).ok) hidden.add(nameOf(owner, hides));
  }
  return hidden;
}

function rivalsLine({ caseId, instrumentId, hides, number, ids }: Rivals): string {
  const what = hides === undefined ? `case ${caseId} (${instrumentId})` : `revision of ${hides}`;
  return `${what} has ${number} responses: ${ids.join(', ')}${number > ids.length ? ', …' : ''}`;
}
