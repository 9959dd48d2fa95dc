import { criteriaOf } from '../../../engine/criteria.ts';
import { unansweredIn } from '../../../engine/stored.ts';
import { useWords } from '../../locale.ts';
import { Criteria } from '../../parts/outcome/criteria.tsx';
import type { FilledSurvey } from '../print/filledSurvey.ts';

/** What the answers of a copy say of the criteria. */
export function PrintedOutcome({
  filled: { instrument, texts, answers, annotations, stored },
}: {
  readonly filled: FilledSurvey;
}) {
  const words = useWords();
  const found = criteriaOf(instrument, { ...answers, ...stored.row.given }, unansweredIn(annotations));
  return <Criteria told={{ instrument, texts, words, found, isPrinted: true }} />;
}
