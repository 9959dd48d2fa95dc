import type { Item } from '../../engine/outline.ts';
import { valueWords } from '../../ui/types/table.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { Written } from '../page/written.tsx';
import type { Standing } from './standing.ts';
import type { OfficeSurvey } from './survey.ts';

/** How an item stands, in words: an answer as its respondent read it. */
export function StandingWords({
  survey: { texts, words, silences },
  item,
  standing,
}: {
  readonly survey: OfficeSurvey;
  readonly item: Item;
  readonly standing: Standing;
}) {
  const { office } = useOfficeLocale();
  switch (standing.kind) {
    case 'answered':
      return <Written text={valueWords(item, standing.value, texts, words)} lang={texts.language} />;
    case 'computed':
      return standing.value === undefined ? (
        <span class="copied__words" lang={texts.language}>
          {words.question.noValue}
        </span>
      ) : (
        <Written text={valueWords(item, standing.value, texts, words)} lang={texts.language} />
      );
    case 'unanswered':
      return (
        <span class="copied__words" data-reason={standing.reason} lang={texts.language}>
          {silences.unanswered} {silences.reasons[standing.reason]}
          {standing.remark !== undefined && (
            <>
              {': '}
              <Written text={standing.remark} />
            </>
          )}
        </span>
      );
    case 'withheld':
    case 'closed':
      // Told to whoever reads it, and no part of the response.
      return <span class="copied__words">{office.response.standings[standing.kind]}</span>;
    default:
      return (
        <span class="copied__words" lang={texts.language}>
          {silences.standings[standing.kind]}
        </span>
      );
  }
}
