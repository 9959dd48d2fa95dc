import { knownItem } from '../engine/rosters/knownEntry.ts';
import type { FindInstrument } from '../export/instrumentFinder.ts';
import { rowAddress, rowsIn } from '../instrument/rowAddress.ts';
import type { InstrumentName } from '../protocol/names.ts';
import { readOpen } from './export/reading.ts';
import type { KeptHead } from './store/responseHeads.ts';
import type { Store } from './store/store.ts';

/** Strangers may send any number of responses that name a case. */
const mostHeads = 100;

/** Addresses of which a case has not delivered anything, and in which questionnaire. */
export interface NamedInVain {
  readonly instrument: InstrumentName;
  readonly items: readonly string[];
}

/**
 * The items that an office names in what a case has delivered and that are not there: the questionnaire has none such, or,
 * where rows are looked for, the response has no such row. Undefined where all are there, or where nobody can tell.
 * @param inRows whether the response itself may be read for its rows
 */
export async function namedInVain(
  { store, findInstrument }: { readonly store: Store; readonly findInstrument: FindInstrument },
  caseId: string,
  items: readonly string[],
  inRows: boolean,
): Promise<NamedInVain | undefined> {
  const { heads } = await store.responseHeads({ caseId }, mostHeads);
  const head = heads.findLast(({ sender, hidden }) => sender === 'proven' && !hidden);
  const instrument = head && (await findInstrument(head.instrument));
  if (!instrument) return undefined;
  const rows =
    inRows && items.some((item) => rowsIn(item).length > 0) ? await rowsOf(head, store, instrument) : undefined;
  const missing = items.filter(
    (item) => !knownItem(instrument, item) || (rows && !addressesAround(item).every((row) => rows.has(row))),
  );
  return missing.length > 0 ? { instrument: head.instrument, items: missing } : undefined;
}

/** The addresses of the rows that an item stands in. */
function addressesAround(item: string): string[] {
  const around: string[] = [];
  for (const { roster, row } of rowsIn(item)) around.push(rowAddress(roster, row, around.at(-1)));
  return around;
}

/** The addresses of all rows of a response; undefined where it cannot be read. */
async function rowsOf(
  head: KeptHead,
  store: Store,
  instrument: Parameters<typeof knownItem>[0],
): Promise<ReadonlySet<string> | undefined> {
  if (head.sealed || head.erasedAt !== undefined) return undefined;
  const content = await store.responseContent(head.receipt.code);
  const read = content && readOpen({ ...head, ...content }, { instrument, codebook: undefined });
  if (!read?.ok) return undefined;
  return new Set(
    Object.entries(read.value.document.rows ?? {}).flatMap(([roster, ids]) => ids.map((id) => `${roster}[${id}]`)),
  );
}
