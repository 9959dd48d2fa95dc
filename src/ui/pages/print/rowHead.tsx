import { rowAt } from '../../../engine/rosters/rostersOf.ts';
import type { Step } from '../../../engine/step.ts';
import { rowOfAddress } from '../../../instrument/rowAddress.ts';
import { rowInFull } from '../../parts/rowTitle.ts';

/** Questions in order, with the row that begins at one where it is another than before. */
export const headedByRow = (steps: readonly Step[]): { readonly step: Step; readonly row: string | undefined }[] =>
  steps.map((step, at) => {
    const row = rowOfAddress(step.entry.id);
    return { step, row: row === rowOfAddress(steps[at - 1]?.entry.id ?? '') ? undefined : row };
  });

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
