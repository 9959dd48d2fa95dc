import { readJson } from '../protocol/json.ts';
import { responseId } from '../protocol/names.ts';
import type { DocumentFault } from '../protocol/problem.ts';
import type { Cell } from './csv.ts';
import type { KeptRefusal } from './store/refusals.ts';

/** The names of the columns of a list of what was refused. */
export const refusedColumns: readonly string[] = [
  ...['receivedAt', 'id', 'problem', 'faults', 'times', 'lastReceivedAt', 'sha256'],
];

/** A refusal in a line, whatever its sender wrote: an id or an item's name may hold line ends and worse. */
export const refusedRow = ({ firstSeen, id, name, problem, times, lastSeen, sha256 }: KeptRefusal): Cell[] => [
  ...[firstSeen, visible(id), name],
  visible(problem.errors ? problem.errors.map(faultWords).join('; ') : (problem.detail ?? problem.title)),
  ...[times, lastSeen, sha256],
];

/** A file name for the bytes of a refusal, its own, and harmless whatever id the sender put into the address. */
export function refusedFile({ id, name, sha256 }: KeptRefusal, bytes: Uint8Array): string {
  const about = responseId.safeParse(id).success ? id : 'no-id';
  return `${about}_${name}_${sha256}.${readJson(bytes).ok ? 'json' : 'bin'}`;
}

function faultWords({ item, place, fault, check }: DocumentFault): string {
  const about = [item, place].filter((one) => one !== undefined).join(' at ');
  return `${about || 'document'}: ${fault}${check === undefined ? '' : ` (${check})`}`;
}

const visible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
