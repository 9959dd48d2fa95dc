import type { Evaluation } from '../../engine/evaluation.ts';
import { callingOfRow } from '../../engine/rosters/rostersOf.ts';
import { outwards, type RosterRow } from '../../engine/rosters/row.ts';
import type { Step } from '../../engine/step.ts';
import { rowOfAddress } from '../../instrument/rowAddress.ts';
import type { Texts } from '../../instrument/texts.ts';
import type { FormatWords } from '../types/row.ts';
import { rowWords } from '../types/table.ts';

/** What names a row: what follows from the answers, and the words for it. */
export interface RowNaming {
  readonly evaluation: Evaluation;
  readonly texts: Texts;
  readonly words: FormatWords;
}

/** What a row is called. */
export const rowTitle = ({ evaluation, texts, words }: RowNaming, row: RosterRow): string =>
  rowWords(callingOfRow(evaluation, row), texts, words);

/** What a row is called where its answers are read, behind the row that it stands in. */
export const rowInFull = (naming: RowNaming, row: RosterRow): string =>
  [...outwards(row)]
    .reverse()
    .map((one) => rowTitle(naming, one))
    .join(' · ');

/** Questions in order, with the row that begins at one where it is another than before. */
export const headedByRow = (steps: readonly Step[]): { readonly step: Step; readonly row: string | undefined }[] =>
  steps.map((step, at) => {
    const row = rowOfAddress(step.entry.id);
    return { step, row: row === rowOfAddress(steps[at - 1]?.entry.id ?? '') ? undefined : row };
  });
