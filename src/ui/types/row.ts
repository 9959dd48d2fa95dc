import type { ItemOf } from '../../engine/outline.ts';
import type { Value } from '../../engine/value.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { ItemType } from '../../instrument/itemTypes.ts';
import type { Texts } from '../../instrument/texts.ts';
import type { Session } from '../../session/session.ts';
import type { Drawn } from '../onPage.ts';
import type { FieldAria } from '../questions/fieldAria.ts';

/** What the field of an item is given. */
export interface FieldProps<Type extends ItemType> extends FieldAria {
  readonly session: Session;
  readonly item: ItemOf<Type>;
  /** The id of what names the field, where no label does. */
  readonly labelledBy?: string | undefined;
  /** Whether it stands in a row that has its name and `data-item`. */
  readonly row?: boolean;
}

/** What formats need of the words of the app. */
export interface FormatWords {
  readonly question: Pick<Messages['question'], 'minutes' | 'noValue'>;
}

/** What the pages know of a type of item. */
export interface TypeView<Type extends ItemType> {
  /** Takes an answer: an entry in its canonical form, or what was typed where that is none yet. */
  readonly Field: Drawn<FieldProps<Type>>;
  /** A value as the respondent reads it, in the language of the texts; what is counted, in the words of the app. */
  readonly format: (value: Value, item: ItemOf<Type>, texts: Texts, words: FormatWords) => string;
  /** Whether that is said in words of the questionnaire, and not as it was typed. */
  readonly worded?: true;
  /** Whether its field says itself what is wrong with an entry: the check's sentence would be a second message. */
  readonly tellsMistake?: true;
}
