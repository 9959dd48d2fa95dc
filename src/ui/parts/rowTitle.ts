import type { Evaluation } from '../../engine/evaluation.ts';
import { labelOfRow } from '../../engine/rosters/rostersOf.ts';
import { outwards, type RosterRow } from '../../engine/rosters/row.ts';
import type { Step } from '../../engine/step.ts';
import { numberedRow } from '../../instrument/numberedRow.ts';
import { rowOfAddress } from '../../instrument/rowAddress.ts';
import type { Texts } from '../../instrument/texts.ts';

/** What a row is called where its answers are read, behind the row that it stands in. */
export const rowInFull = (
  { evaluation, texts }: { readonly evaluation: Evaluation; readonly texts: Pick<Texts, 'rosters'> },
  row: RosterRow,
): string =>
  [...outwards(row)]
    .reverse()
    .map((one) => labelOfRow(evaluation, one) ?? numberedRow(texts, one.place.name, one.order))
    .join(' · ');

/** Questions in order, with the row that begins at one where it is another than before. */
export const headedByRow = (steps: readonly Step[]): { readonly step: Step; readonly row: string | undefined }[] =>
  steps.map((step, at) => {
    const row = rowOfAddress(step.entry.id);
    return { step, row: row === rowOfAddress(steps[at - 1]?.entry.id ?? '') ? undefined : row };
  });
