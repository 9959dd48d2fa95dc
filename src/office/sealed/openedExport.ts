import type { CryptoKey } from 'jose';
import { forSpreadsheets } from '../../export/csv.ts';
import type { Delivered } from '../../export/delivered.ts';
import { type ExportFormat, writers } from '../../export/formats.ts';
import { evaluatedResponse } from '../../export/inspect.ts';
import { newInstrumentFinder } from '../../export/instrumentFinder.ts';
import { itemStatusIn } from '../../export/itemStatus.ts';
import { openResponse } from '../../export/openedResponse.ts';
import { questionnairesFor, titleOf } from '../../export/questionnaire.ts';
import { recomputed } from '../../export/recomputed.ts';
import { rosterNamesOf, rosterTable } from '../../export/rosterTables.ts';
import { type Shown, whole, withoutContact } from '../../export/shown.ts';
import type { SealedLine } from '../../protocol/sealedLine.ts';
import { officeInstruments } from '../page/officeInstruments.ts';

/** A file that was written here. */
export interface OpenedFile {
  readonly name: string;
  readonly content: Blob;
}

/** An export of sealed responses. */
export interface OpenedExport extends OpenedFile {
  /** The tables of rosters beside it, with a line for each row. */
  readonly tables: readonly OpenedFile[];
  /** A line for each that could not be opened. */
  readonly skipped: readonly string[];
}

interface Opened {
  readonly line: SealedLine;
  readonly of: Omit<Delivered, 'rivals'>;
}

/**
 * Writes the sealed responses that the key opens, without those that another of them supersedes; for spreadsheets where it
 * is a table. Answers have no contact data beside them, as in every export.
 * @param onRead called with how many were opened
 */
export async function openedExport(
  lines: readonly SealedLine[],
  opener: CryptoKey,
  format: ExportFormat,
  onRead: (responses: number) => void,
): Promise<OpenedExport> {
  const questionnaires = await questionnairesFor(lines, newInstrumentFinder(officeInstruments));
  const shownBy = new Map(
    [...questionnaires].map(([title, to]): [string, Shown] => [
      title,
      format === 'contact' ? whole(to) : withoutContact(to),
    ]),
  );
  const skipped: string[] = [];
  const opened: Opened[] = [];
  for (const [at, line] of lines.entries()) {
    const found = await openedLine(line, shownBy.get(titleOf(line.instrument)), opener);
    if (typeof found === 'string') skipped.push(`${line.receipt.id} is left out: ${found}`);
    else opened.push({ line, of: found });
    onRead(at + 1);
  }
  const left = withoutSuperseded(opened);
  const parts = [...shownBy.values()].map(({ part }) => part);
  const { head, lines: linesOf, tail = '' } = writers[format](parts, forSpreadsheets);
  const delivered = left.map(({ line, of }): Delivered => ({ ...of, rivals: rivalsOf(line, left) }));
  const rosters = format === 'csv' ? rosterNamesOf(parts) : [];
  const tables = rosters.map((roster): OpenedFile => {
    const table = rosterTable(parts, roster, forSpreadsheets);
    return { name: `opened-${roster}.csv`, content: new Blob([table.head, ...delivered.map(table.lines)]) };
  });
  const ending = format === 'ndjson' || format === 'xml' ? format : 'csv';
  const content = new Blob([head, ...delivered.map(linesOf), tail]);
  return { name: `opened-${format}.${ending}`, content, tables, skipped };
}

async function openedLine(
  line: SealedLine,
  shown: Shown | undefined,
  opener: CryptoKey,
): Promise<Opened['of'] | string> {
  if (!shown) return `${titleOf(line.instrument)} is not known here`;
  const read = await openResponse(new TextEncoder().encode(line.sealed), shown.to, opener);
  if (!read.ok) return read.fault;
  const opened = read.value.document;
  const { document, differing } = recomputed(shown.to.instrument, shown.documentOf(opened), opened);
  const { receipt, sender, late, otherSender, reissued, ingested } = line;
  return {
    ...{ document, differing, facts: read.value.facts, receipt, to: shown.part, revision: undefined },
    statusOf: itemStatusIn(document, () => evaluatedResponse(shown.to.instrument, opened)),
    way: { sender, late, otherSender, reissued, ingested, alteredSha256: undefined },
  };
}

const keyOf = (owner: string, id: string): string => JSON.stringify([owner, id]);

function withoutSuperseded(opened: readonly Opened[]): readonly Opened[] {
  const hidden = new Set(
    opened.flatMap(({ line: { owner, hides } }) => (hides === undefined ? [] : [keyOf(owner, hides)])),
  );
  return opened.filter(({ line }) => !hidden.has(keyOf(line.owner, line.receipt.id)));
}

/** How many others of these are of the same case, or revise the same response. */
function rivalsOf(of: SealedLine, among: readonly Opened[]): number {
  const others = among.map(({ line }) => line).filter((line) => line !== of && line.instrument.id === of.instrument.id);
  const ofCase = others.filter(
    ({ caseId, sender }) => caseId !== undefined && caseId === of.caseId && sender === of.sender,
  );
  const forks = others.filter(({ owner, hides }) => hides !== undefined && hides === of.hides && owner === of.owner);
  return Math.max(ofCase.length, forks.length);
}
