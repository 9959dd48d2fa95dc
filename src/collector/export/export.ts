import { type CsvForm, rfc4180 } from '../../export/csv.ts';
import type { Delivered, Read } from '../../export/delivered.ts';
import { type ExportFormat, writers } from '../../export/formats.ts';
import { evaluatedResponse } from '../../export/inspect.ts';
import type { FindInstrument } from '../../export/instrumentFinder.ts';
import { itemStatusIn } from '../../export/itemStatus.ts';
import { type Questionnaire, questionnairesFor, titleOf } from '../../export/questionnaire.ts';
import { recomputed } from '../../export/recomputed.ts';
import { rosterNamesOf, rosterTable } from '../../export/rosterTables.ts';
import { type Shown, whole, withoutContact } from '../../export/shown.ts';
import { fail, type Result } from '../../lib/result.ts';
import type { InstrumentName } from '../../protocol/names.ts';
import { type OpeningKey, openSealed } from '../../protocol/sealed.ts';
import { releaseOf } from '../../surveys/catalogue.ts';
import { instrumentsIn, newestOnShelf } from '../publishedInstruments.ts';
import type { Standpoint } from '../store/rivalRows.ts';
import type { Store } from '../store/store.ts';
import type { KeptResponse, ResponseSelection } from '../store/storedResponses.ts';
import { readOpen, readSealed } from './reading.ts';
import { RevisionChains } from './revisionChains.ts';
import { Rivalry } from './rivalry.ts';

/** What to export, and from where. */
export interface ExportRequest {
  readonly store: Store;
  readonly findInstrument: FindInstrument;
  readonly format: ExportFormat;
  /** How its tables are written; for programs where it is left out. */
  readonly form?: CsvForm | undefined;
  /** The roster of which a table is written, with a line for each of its rows; a line for each response without it. */
  readonly roster?: string | undefined;
  /** Called with what the tables of rosters have, by their rosters, where they are written beside that of responses. */
  readonly onRows?: ((roster: string, lines: string) => void) | undefined;
  /** The key to sealed responses, where one is given. */
  readonly key?: OpeningKey | undefined;
  /** Which responses; superseded ones too where it says so. */
  readonly which: ResponseSelection;
  /** Whether contact items and the annotations on them are left out. */
  readonly withoutContact: boolean;
  /** Called with a line for each response that has to be left out. */
  readonly onSkipped: (line: string) => void;
  /** Called with a line for what an office has to know about the responses. */
  readonly onNote: (line: string) => void;
  /** Called now and then with how many responses have been read. */
  readonly onProgress: (responses: number) => void;
}

/** Characters collected before they are yielded: one piece for each response would cost more than writing it. */
const minPieceLength = 64 * 1024;

/**
 * An export in pieces of whole lines, in the order of arrival. What comes in meanwhile is left for the next export. Memory
 * grows only with the number of rivals and of sealed revisions.
 */
export async function* exportPieces(request: ExportRequest): AsyncGenerator<string> {
  const { store, format, which } = request;
  const shownBy = await shownIn(request);
  const form = request.form ?? rfc4180;
  const parts = [...shownBy.values()].map(({ part }) => part);
  const {
    head,
    lines,
    tail = '',
  } = request.roster === undefined ? writers[format](parts, form) : rosterTable(parts, request.roster, form);
  const { onRows } = request;
  const tables = onRows ? rosterNamesOf(parts).map((name) => ({ name, table: rosterTable(parts, name, form) })) : [];
  for (const { name, table } of tables) onRows?.(name, table.head);
  const opened = await openedRevisions(request);
  const rivalry = await Rivalry.among(store, { ...which, since: undefined }, opened);
  const chains = await RevisionChains.of(store);
  const hidden = new Set(opened.map(({ owner, id }) => responseKey(owner, id)));
  const counts = { read: 0, superseded: await store.superseded(which), rivalling: 0, unopened: 0 };
  let piece = head;
  for await (const page of store.responsePages(which)) {
    for (const stored of page) {
      const isOpenedOver = hidden.has(responseKey(stored.owner, stored.receipt.id));
      if (isOpenedOver) counts.superseded += 1;
      if (isOpenedOver && !which.superseded) continue;
      const rivals = isOpenedOver || stored.hidden ? 0 : rivalry.rivalsOf(stored);
      if (rivals > 0) counts.rivalling += 1;
      const shown = shownBy.get(titleOf(stored.instrument));
      const to = shown?.to;
      // Only sealed responses are awaited: a promise for each of the others would cost more than reading it.
      const read = stored.sealed ? await readWithKey(stored, to, request.key) : readHere(stored, to);
      if (!read.ok || !shown) {
        if (stored.sealed) counts.unopened += 1;
        if (!read.ok) request.onSkipped(`${stored.receipt.id} is left out: ${read.fault}`);
        continue;
      }
      const { document, differing } = recomputed(
        shown.to.instrument,
        shown.documentOf(read.value.document),
        read.value.document,
      );
      const { facts } = read.value;
      const { receipt } = stored;
      const number = chains.numberOf(stored);
      const changed = number > 1 ? await chains.changedBy(stored, document, shown, request.key) : undefined;
      const delivered: Delivered = {
        document,
        facts,
        receipt,
        to: shown.part,
        way: stored,
        rivals,
        differing,
        revision: { number, changed },
        statusOf: itemStatusIn(document, () => evaluatedResponse(shown.to.instrument, read.value.document)),
      };
      piece += lines(delivered);
      for (const { name, table } of tables) onRows?.(name, table.lines(delivered));
      if (piece.length < minPieceLength) continue;
      yield piece;
      piece = '';
    }
    counts.read += page.length;
    request.onProgress(counts.read);
  }
  if (piece + tail !== '') yield piece + tail;
  const unproven = await store.unprovenRevisions(which);
  if (unproven > 0) request.onNote(unprovenLine(unproven));
  if (!which.superseded) for await (const line of rivalry.lines()) request.onNote(line);
  const passedOver = await store.passedOver(which);
  if (passedOver > 0) request.onNote(passedOverLine(passedOver));
  request.onNote(`${counts.superseded} superseded, ${counts.rivalling} rivalling, ${counts.unopened} unopened`);
}

/** The rosters of the questionnaires that an export has responses to: each has a table of its own. */
export async function rostersToExport({
  store,
  findInstrument,
  which,
}: Pick<ExportRequest, 'store' | 'findInstrument' | 'which'>): Promise<string[]> {
  const named = await namesIn(store, which);
  return named.length > 0 ? rosterNamesOf([...(await questionnairesFor(named, findInstrument)).values()]) : [];
}

/** What is shown of each questionnaire, by its title. */
async function shownIn({
  store,
  findInstrument,
  which,
  withoutContact: cut,
}: ExportRequest): Promise<ReadonlyMap<string, Shown>> {
  const named = await namesIn(store, which);
  const questionnaires = await questionnairesFor(
    named.length > 0 ? named : await newestNamed(store, which),
    findInstrument,
    instrumentsIn(store).codebook,
  );
  return new Map([...questionnaires].map(([title, to]) => [title, cut ? withoutContact(to) : whole(to)]));
}

async function namesIn(store: Store, which: ResponseSelection): Promise<{ instrument: InstrumentName }[]> {
  const instruments = await store.instruments();
  return instruments
    .filter(({ id }) => which.instrumentId === undefined || which.instrumentId === id)
    .map((instrument) => ({ instrument }));
}

/** Before its first delivery, a questionnaire that was asked for has the columns of its newest version. */
async function newestNamed(
  store: Store,
  { instrumentId: id }: ResponseSelection,
): Promise<{ instrument: InstrumentName }[]> {
  const version = id === undefined ? undefined : (releaseOf(id)?.version ?? (await newestOnShelf(store, id))?.version);
  return id === undefined || version === undefined ? [] : [{ instrument: { id, version } }];
}

const responseKey = (owner: string, id: string): string => `${owner} ${id}`;

const unknownHere = ({ instrument }: KeptResponse) => fail(`${titleOf(instrument)} is not known here`);

const readHere = (stored: KeptResponse, to: Questionnaire | undefined): Result<Read, string> =>
  to ? readOpen(stored, to) : unknownHere(stored);

const readWithKey = async (
  stored: KeptResponse,
  to: Questionnaire | undefined,
  key: OpeningKey | undefined,
): Promise<Result<Read, string>> => (to ? readSealed(stored, to, key) : unknownHere(stored));

/** What the sealed revisions that the key opens supersede, unless an open revision supersedes it already. */
async function openedRevisions({ store, key }: ExportRequest): Promise<(Standpoint & { readonly id: string })[]> {
  const found = new Map<string, Standpoint & { readonly id: string }>();
  if (!key) return [];
  for await (const { bytes, of } of store.sealedRevisions()) {
    if (!of.hidden && (await openSealed(bytes, key)).ok) found.set(responseKey(of.owner, of.id), of);
  }
  return [...found.values()];
}

const unprovenLine = (number: number): string =>
  `revisions that hide nothing, since nobody had to prove the right to what they supersede: ${number}`;

const passedOverLine = (number: number): string =>
  `rivals over which the office chose others, counted as superseded: ${number}`;
