import type { Texts } from '../../instrument/texts.ts';
import type { NonresponseReason } from '../../protocol/nonresponse.ts';
import type { useWords } from '../locale.ts';

/** Why something has no answer, in words: a questionnaire that is not about enterprises has its own for what does not apply. */
export const silenceWords = (
  reason: NonresponseReason,
  { subject }: Pick<Texts, 'subject'>,
  words: Pick<ReturnType<typeof useWords>, 'more'>,
): string => (reason === 'inapplicable' && subject ? subject.inapplicable : words.more.reasons[reason]);
