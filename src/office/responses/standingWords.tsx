import type { Item } from '../../engine/outline.ts';
import { valueWords } from '../../ui/types/table.ts';
import { useOfficeLocale } from '../page/officeLocale.ts';
import { Written } from '../page/written.tsx';
import type { Standing } from './standing.ts';
import type { OfficeSurvey } from './survey.ts';

/** How an item stands, in words: an answer as its respondent read it. */
export function StandingWords({
  survey: { texts, words },
  item,
  standing,
}: {
  readonly survey: OfficeSurvey;
  readonly item: Item;
  readonly standing: Standing;
}) {
  const { office } = useOfficeLocale();
  const told = office.response;
  switch (standing.kind) {
    case 'answered':
      return <Written text={valueWords(item, standing.value, texts, words)} lang={texts.language} />;
    case 'unanswered':
      return (
        <span class="copied__words" data-reason={standing.reason}>
          {told.unanswered} {told.reasons[standing.reason]}
          {standing.remark !== undefined && (
            <>
              {': '}
              <Written text={standing.remark} />
            </>
          )}
        </span>
      );
    default:
      return <span class="copied__words">{told.standings[standing.kind]}</span>;
  }
}
