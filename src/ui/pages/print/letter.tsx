import { labelsOf } from '../../../instrument/labels.ts';
import type { Survey } from './survey.ts';

/** The letter of an item among those of its question: "b)". */
export const Letter = ({ survey, item }: { readonly survey: Survey; readonly item: string }) => (
  <span class="letter">{labelsOf(survey).item(item).letter})</span>
);
