import { rowAt } from '../../../engine/rosters/rostersOf.ts';
import { rowInFull } from '../../parts/rowTitle.ts';

/** What the answers of a row are headed by: its name, and that of the row that it stands in. */
export function RowHead({
  filled,
  row: address,
}: {
  readonly filled: Parameters<typeof rowInFull>[0];
  readonly row: string;
}) {
  const row = rowAt(filled.evaluation, address);
  return (
    row && (
      <h3 class="module__row" data-row={address} translate={false}>
        {rowInFull(filled, row)}
      </h3>
    )
  );
}
