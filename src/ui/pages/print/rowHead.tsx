import { rowAt } from '../../../engine/rosters/rostersOf.ts';
import { useWords } from '../../locale.ts';
import { type RowNaming, rowInFull } from '../../parts/rowTitle.ts';

/** What the answers of a row are headed by: its name, and that of the row that it stands in. */
export function RowHead({ filled, row: address }: { readonly filled: Omit<RowNaming, 'words'>; readonly row: string }) {
  const words = useWords();
  const row = rowAt(filled.evaluation, address);
  return (
    row && (
      <h3 class="module__row" data-row={address} translate={false}>
        {rowInFull({ ...filled, words }, row)}
      </h3>
    )
  );
}
