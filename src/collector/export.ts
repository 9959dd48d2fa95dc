import { faultsOf } from '../instrument/load.ts';
import type { Instrument } from '../instrument/schema.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import { responseDocument } from '../protocol/response.ts';
import { catalogue } from '../surveys/catalogue.ts';
import { columnsFor, type Delivered } from './columns.ts';
import { csvLine } from './csv.ts';
import { readJson } from './json.ts';
import type { Shelf } from './shelf.ts';
import type { Listed, Store, Stored } from './store.ts';

/** The forms that an export has. */
export type ExportFormat = 'csv' | 'ndjson';

/** What to export, and from where. */
export interface ExportOrder {
  readonly store: Store;
  readonly shelf: Shelf;
  readonly format: ExportFormat;
  /** Whether superseded responses are exported too. */
  readonly all: boolean;
  /** Told, in a line, of each response that has to be left out. */
  readonly leftOut: (line: string) => void;
  /** Told, in a line, of responses of which an office has to choose one. */
  readonly doubled: (line: string) => void;
}

/**
 * The lines of an export, line ends included, one response at a time in the order of arrival. What comes in
 * meanwhile is left for the next export.
 */
export async function* exportLines(order: ExportOrder): AsyncGenerator<string> {
  const { store, format, all } = order;
  const listed = await store.list({ superseded: all });
  const instruments = await instrumentsOf(listed, order.shelf);
  const columns = columnsFor([...instruments.values()]);
  const rivals = new Map<string, string[]>();
  if (format === 'csv') yield csvLine(columns.map(({ name }) => name));
  for (const { id, instrument } of listed) {
    const known = instruments.has(nameOf(instrument));
    const delivered = known ? deliveredIn(await store.read(id)) : fail(`${nameOf(instrument)} is not known here`);
    if (!delivered.ok) {
      order.leftOut(`${id} is left out: ${delivered.fault}`);
      continue;
    }
    for (const claim of claimsOf(delivered.value)) rivals.set(claim, [...(rivals.get(claim) ?? []), id]);
    const cells = columns.map(({ cell }) => cell(delivered.value));
    yield format === 'csv'
      ? csvLine(cells)
      : `${JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, cells[at]])))}\n`;
  }
  if (all) return;
  for (const [claim, ids] of rivals) {
    if (ids.length > 1) order.doubled(`${claim} has ${ids.length} responses: ${ids.join(', ')}`);
  }
}

const nameOf = (instrument: Listed['instrument']): string => `${instrument.id} ${instrument.version}`;

/** The questionnaires that responses are to, by name: older versions first, so that new items come last. */
async function instrumentsOf(listed: readonly Listed[], shelf: Shelf): Promise<Map<string, Instrument>> {
  // Before anything was delivered, an export has the columns that it will have.
  const asked = listed.length > 0 ? listed.map(({ instrument }) => instrument) : catalogue;
  const names = new Map(asked.map(({ id, version }) => [nameOf({ id, version }), { id, version }]));
  const inOrder = [...names].sort(([left], [right]) => left.localeCompare(right, 'en', { numeric: true }));
  const found = new Map<string, Instrument>();
  for (const [name, instrument] of inOrder) {
    const opened = await shelf(instrument);
    if (opened) found.set(name, opened);
  }
  return found;
}

function deliveredIn(stored: Stored | undefined): Result<Delivered, string> {
  if (!stored) return fail('it is no longer in the store');
  const json = readJson(stored.bytes);
  if (!json.ok) return fail(json.fault.kind);
  const parsed = responseDocument.safeParse(json.value);
  if (parsed.success) return ok({ document: parsed.data, receipt: stored.receipt });
  return fail(
    faultsOf(parsed.error)
      .map(({ place, fault }) => `${place}: ${fault}`)
      .join('; '),
  );
}

/** What only one response can be: the one of its case, and the one in the place of another. */
function claimsOf({ document }: Delivered): string[] {
  const claims: string[] = [];
  if (document.case) claims.push(`case ${document.case.id} (${document.instrument.id})`);
  if (document.supersedes) claims.push(`revision of ${document.supersedes.toLowerCase()}`);
  return claims;
}
