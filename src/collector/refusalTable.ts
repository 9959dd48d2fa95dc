import type { Cell } from '../export/csv.ts';
import { visible } from '../lib/visible.ts';
import { readJson } from '../protocol/json.ts';
import { responseId } from '../protocol/names.ts';
import type { DocumentFault, Problem } from '../protocol/problem.ts';
import type { Rejudged } from './rejudging.ts';
import type { KeptRefusal } from './store/refusalRows.ts';

/** The names of the columns of a list of what was refused. */
export const refusedColumns: readonly string[] = [
  ...['receivedAt', 'id', 'problem', 'faults', 'times', 'lastReceivedAt', 'sha256'],
];

/** A row for a refusal. Control characters are escaped: an id or an item's name may have line ends in it. */
export const refusedRow = ({ firstSeen, id, name, problem, times, lastSeen, sha256 }: KeptRefusal): Cell[] => [
  ...[firstSeen, visible(id), name],
  problemWords(problem),
  ...[times, lastSeen, sha256],
];

/** A unique file name for the bytes of a refusal, safe whatever id the sender put into the path. */
export function refusedFile({ id, name, sha256 }: KeptRefusal, bytes: Uint8Array): string {
  const about = responseId.safeParse(id).success ? id : 'no-id';
  return `${about}_${name}_${sha256}.${readJson(bytes).ok ? 'json' : 'bin'}`;
}

/** The names of the columns of a list of refusals that were judged anew. */
export const rejudgedColumns: readonly string[] = [
  ...['receivedAt', 'id', 'problem', 'became', 'faults', 'code', 'sha256'],
];

/** A row for what became of a refusal: stored, same (it was here already), or the problem that it is refused for now. */
export const rejudgedRow = ({ refusal: { firstSeen, id, name, sha256 }, became }: Rejudged): Cell[] => [
  ...[firstSeen, visible(id), name],
  became.ok ? became.value.kind : became.fault.name,
  became.ok ? null : problemWords(became.fault.problem),
  became.ok ? became.value.receipt.code : null,
  sha256,
];

/** What is wrong with a document, in English: items and faults, never a value. */
export const problemWords = ({ errors, detail, title }: Problem): string =>
  visible(errors ? errors.map(faultWords).join('; ') : (detail ?? title));

function faultWords({ item, place, fault, check }: DocumentFault): string {
  const about = [item, place].filter((part) => part !== undefined).join(' at ');
  return `${about || 'document'}: ${fault}${check === undefined ? '' : ` (${check})`}`;
}
