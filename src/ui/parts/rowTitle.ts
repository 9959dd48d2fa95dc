import type { Evaluation } from '../../engine/evaluation.ts';
import { labelOfRow } from '../../engine/rosters/rostersOf.ts';
import { outwards, type RosterRow } from '../../engine/rosters/row.ts';
import type { Texts } from '../../instrument/texts.ts';

/** What a row is called where it has no answer to be called by: "Project 2". */
export const rowTitle = ({ texts }: { readonly texts: Pick<Texts, 'rosters'> }, { place, order }: RosterRow): string =>
  `${texts.rosters?.[place.name]?.row ?? place.name} ${order + 1}`;

/** What a row is called where its answers are read, behind the row that it stands in. */
export const rowInFull = (
  { evaluation, texts }: { readonly evaluation: Evaluation; readonly texts: Pick<Texts, 'rosters'> },
  row: RosterRow,
): string =>
  [...outwards(row)]
    .reverse()
    .map((one) => labelOfRow(evaluation, one) ?? rowTitle({ texts }, one))
    .join(' · ');
