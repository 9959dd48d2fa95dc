import { fail } from '../lib/result.ts';
import type { OpeningKey } from '../protocol/sealed.ts';
import { type Delivered, readDelivered } from './delivered.ts';
import { type ExportFormat, writers } from './formats.ts';
import { questionnairesFor, titleOf } from './questionnaire.ts';
import type { Shelf } from './shelf.ts';
import type { Store } from './store.ts';

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
}

/**
 * An export in pieces of whole lines, line ends included, one response at a time in the order of arrival. What comes in
 * meanwhile is left for the next export.
 */
export async function* exportLines(order: ExportOrder): AsyncGenerator<string> {
  const { store, format, all } = order;
  const listed = await store.list({ superseded: all });
  const questionnaires = await questionnairesFor(listed, order.shelf);
  const { head, lines } = writers[format]([...questionnaires.values()]);
  const rivals = new Map<string, string[]>();
  if (head !== '') yield head;
  for (const { id, instrument } of listed) {
    const title = titleOf(instrument);
    const to = questionnaires.get(title);
    const delivered = to
      ? await readDelivered(await store.read(id), to, order.key)
      : fail(`${title} is not known here`);
    if (!delivered.ok) {
      order.leftOut(`${id} is left out: ${delivered.fault}`);
      continue;
    }
    for (const claim of claimsOf(delivered.value)) rivals.set(claim, [...(rivals.get(claim) ?? []), id]);
    const written = lines(delivered.value);
    if (written !== '') yield written;
  }
  if (all) return;
  for (const [claim, ids] of rivals) {
    if (ids.length > 1) order.doubled(`${claim} has ${ids.length} responses: ${ids.join(', ')}`);
  }
}

/** What only one response can be: the one of its case, and the one in the place of another. */
function claimsOf({ document }: Delivered): string[] {
  const claims: string[] = [];
  if (document.case) claims.push(`case ${document.case.id} (${document.instrument.id})`);
  if (document.supersedes) claims.push(`revision of ${document.supersedes.toLowerCase()}`);
  return claims;
}
