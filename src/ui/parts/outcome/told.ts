import type { ComponentChildren } from 'preact';
import type { ToldCriteria, ToldCriterion } from '../../../engine/criteria.ts';
import { type Item, itemAt } from '../../../engine/outline.ts';
import { rowAt } from '../../../engine/rosters/rostersOf.ts';
import type { Messages } from '../../../i18n/messages.ts';
import { numberedRow } from '../../../instrument/numberedRow.ts';
import { rowsIn } from '../../../instrument/rowAddress.ts';
import type { Instrument } from '../../../instrument/schema.ts';
import type { Texts } from '../../../instrument/texts.ts';
import type { FormatWords } from '../../types/row.ts';
import { rowTitle } from '../rowTitle.ts';

/** The words that an outcome is told in, beside those of the questionnaire. */
export type OutcomeWords = FormatWords & Pick<Messages, 'outcome'>;

/** What answers say of an instrument's criteria, with the words for it. */
export interface Told {
  readonly instrument: Instrument;
  readonly texts: Texts;
  readonly words: OutcomeWords;
  readonly found: ToldCriteria;
  /** Paper shows all of it, and leads nowhere. */
  readonly isPrinted: boolean;
  /** The way to an item. */
  readonly placeOf?: (item: string) => string;
  /** How a text that a respondent wrote is drawn where somebody else reads it. */
  readonly written?: (text: string) => ComponentChildren;
  /** What there is to say beside what is told of a criterion. */
  readonly beside?: (one: ToldCriterion) => ComponentChildren;
}

/** An item as the evaluation has it: one that chooses from rows has those that are there. */
export const itemIn = ({ instrument, found }: Told, address: string): Item | undefined => {
  const item = itemAt(instrument, address);
  const entry = item && found.evaluation.program.questions.get(item.question)?.entry;
  return entry?.all.find(({ id }) => id === address) ?? item;
};

/** A text that may have been written by a respondent, as it is drawn here. */
export const writtenIn = ({ written }: Told, text: string): ComponentChildren => written?.(text) ?? text;

/** What a row is called: by the answer that its roster names, else by its place. */
export function rowNameIn({ texts, words, found }: Told, address: string): string {
  const row = rowAt(found.evaluation, address);
  const { roster = '' } = rowsIn(address).at(-1) ?? {};
  return row ? rowTitle({ evaluation: found.evaluation, texts, words }, row) : numberedRow(texts, roster, 0);
}
