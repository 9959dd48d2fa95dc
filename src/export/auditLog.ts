import { rowOfAddress, rowsIn } from '../instrument/rowAddress.ts';
import type { Cell } from './csv.ts';
import type { Delivered } from './delivered.ts';

/**
 * The names of the columns of an export of audit trails: ODK's, in its order, after the response and its case; at the end
 * whether it is simulated, the row that a question was asked of, and the code of its receipt, which tells responses of one id apart.
 */
export const auditColumns: readonly string[] = [
  ...['response', 'case'],
  ...['event', 'node', 'start', 'end', 'latitude', 'longitude', 'accuracy'],
  ...['old-value', 'new-value', 'user', 'change-reason', 'simulated', 'row', 'code'],
];

/** The trail of a response, one line for each event. Location, user and reason are never recorded. */
export const auditRows = ({ document, receipt }: Delivered): Cell[][] =>
  (document.audit ?? []).map(({ event, node, start, end, oldValue, newValue }) => {
    // A device may have written anything: what is no address stands as it is.
    const row = node !== undefined && rowsIn(node).length > 0 ? rowOfAddress(node) : undefined;
    return [
      ...[document.id, document.case?.id ?? null],
      ...[event, (row === undefined ? node : node?.slice(row.length + 1)) ?? null],
      ...[start, end ?? null, null, null, null],
      ...[oldValue ?? null, newValue ?? null, null, null, document.simulated ?? false, row ?? null, receipt.code],
    ];
  });
