import { criteriaOf } from '../../../engine/criteria.ts';
import { unansweredIn } from '../../../engine/stored.ts';
import type { FilledSurvey } from '../print/filledSurvey.ts';
import { Criteria } from './criteria.tsx';

/** What the answers of a copy say of the criteria. */
export function PrintedOutcome({
  filled: { instrument, texts, answers, annotations, stored },
}: {
  readonly filled: FilledSurvey;
}) {
  const found = criteriaOf(instrument, { ...answers, ...stored.row.given }, unansweredIn(annotations));
  return <Criteria told={{ instrument, texts, found, isPrinted: true }} />;
}
